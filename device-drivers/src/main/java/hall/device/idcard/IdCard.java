// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an identity card says of its holder; fields that the card's layout lacks are null.
///
/// @param layout which of the four layouts the card has (type flag, offset 248 of the text record)
/// @param nation the name of the ethnic group; null for an unknown code
/// @param nationCode GB/T 3304, two digits
/// @param nationality ISO 3166 alpha-3 (2017) or numeric-3 (2023)
/// @param address the appended address where the card has one, else the printed one
/// @param validTo null when `longTerm`
/// @param fingerprints what the card tells of them; empty unless asked for
/// @param managementNumber the number under which the chip was made; null unless asked for
/// @param checks the cross-checks, the same ones in the same order for every layout
public record IdCard(
    Layout layout,
    @Nullable String name,
    @Nullable String englishName,
    Sex sex,
    @Nullable String nation,
    @Nullable String nationCode,
    @Nullable String nationality,
    @Nullable LocalDate birthDate,
    @Nullable String address,
    String idNumber,
    @Nullable String issuer,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    boolean longTerm,
    @Nullable String passNumber,
    @Nullable Integer issueCount,
    @Nullable String oldNumber,
    Photo photo,
    List<Fingerprint> fingerprints,
    @Nullable String managementNumber,
    List<Check> checks) {

  /// The layouts in the words of the technician's tool.
  public enum Layout {
    RESIDENT("resident"),
    FOREIGN_PERMANENT_2017("foreign-permanent-2017"),
    FOREIGN_PERMANENT_2023("foreign-permanent-2023"),
    HK_MO_TW("hk-mo-tw");

    private final String word;

    Layout(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// GB/T 2261.1 as the cards use it.
  public enum Sex {
    MALE,
    FEMALE,
    UNKNOWN
  }

  /// How a cross-check ended.
  public enum Verdict {
    PASSED,
    FAILED,
    /// The layout has nothing to compare.
    NOT_APPLICABLE;

    static Verdict of(boolean holds) {
      return holds ? PASSED : FAILED;
    }
  }

  /// One cross-check of the card's fields against each other, such as `check-digit`.
  public record Check(String check, Verdict verdict) {

    public Check(String check, boolean passed) {
      this(check, Verdict.of(passed));
    }

    public boolean failed() {
      return verdict == Verdict.FAILED;
    }
  }

  public IdCard {
    fingerprints = List.copyOf(fingerprints);
    checks = List.copyOf(checks);
  }

  /// Whether no check failed: a card that contradicts itself was altered or misread.
  public boolean consistent() {
    return checks.stream().noneMatch(Check::failed);
  }

  /// The check `valid-on-date`, which depends on the day and so is not among [#checks]; a card
  /// without a readable validity fails it.
  public Check validOn(LocalDate day) {
    boolean begun = validFrom != null && !day.isBefore(validFrom);
    boolean over = !longTerm && (validTo == null || day.isAfter(validTo));
    return new Check("valid-on-date", begun && !over);
  }

  /// Zeroes the picture at the end of a session.
  ///
  /// The texts are Strings, which nothing can overwrite: they are gone only when the last reference
  /// to the card is dropped and the collector has been round. What the driver read them from has
  /// been zeroed by then.
  public void wipe() {
    photo.wipe();
  }

  /// The name to greet and to print: the Chinese one where there is one.
  public String displayName() {
    if (name != null && !name.isBlank()) {
      return name;
    }
    return englishName == null ? "" : englishName;
  }

  /// Never the fields: a card in a log line or an error message shows only its layout.
  @Override
  public String toString() {
    return "IdCard[" + layout.word() + "]";
  }
}
