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
/// @param checks every cross-check that applies to the layout, passed or not
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
    boolean photoPresent,
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

  /// One cross-check of the card's fields against each other, such as `check-digit`.
  public record Check(String check, boolean passed) {}

  public IdCard {
    checks = List.copyOf(checks);
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
