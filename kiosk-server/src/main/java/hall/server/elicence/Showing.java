// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a citizen holds before the terminal: the code of an electronic licence, for a material of
/// an item, or for a paper that a case waits for.
///
/// @param key under which a submission will name it
/// @param holder whose licence it has to be, as the card said; of a case, whose card opens it
/// @param supplementOf the case; null in an application
public record Showing(
    @Nullable UUID key,
    @Nullable String code,
    @Nullable String implementationCode,
    int itemVersion,
    @Nullable String material,
    @Nullable Holder holder,
    @Nullable Case supplementOf) {
  private static final int LONGEST = 120;

  /// What may stand in such a code: it goes on to the platform, and nowhere else.
  private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{6,512}");

  /// Whose card was laid.
  public record Holder(@Nullable String name, @Nullable String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Holder";
    }
  }

  /// A case that a receipt opens, or a card by its number alone.
  public record Case(@Nullable String number, @Nullable String token) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Case";
    }
  }

  /// The same, complete.
  public record Person(String name, String idNumber) {
    /// As it is compared: numbers are typed in capital or in small letters.
    public static Person of(String name, String idNumber) {
      return new Person(name.strip(), idNumber.strip().toUpperCase(Locale.ROOT));
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Person";
    }
  }

  record Checked(UUID key, String code, String implementationCode, String material, Person holder) {
    /// Never whose, and never the code.
    @Override
    public String toString() {
      return "Checked";
    }
  }

  /// The same for a paper of an item, and for the licence of whom the server knows, whoever brings
  /// it.
  public Showing of(String itemCode, int version, Person person) {
    Holder known = new Holder(person.name(), person.idNumber());
    return new Showing(key, code, itemCode, version, material, known, null);
  }

  /// What can be asked. Problem: `elicence-question-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    if (key == null) {
      defects.add(new Defect("$.key", "A UUID."));
    }
    if (code == null || !CODE.matcher(code).matches()) {
      defects.add(new Defect("$.code", "6 to 512 visible characters of ASCII."));
    }
    if (!filled(implementationCode) || !filled(material)) {
      defects.add(new Defect("$.material", "A material of an item that was published."));
    }
    String name = holder == null ? null : holder.name();
    String idNumber = holder == null ? null : holder.idNumber();
    if (!filled(name) || !filled(idNumber)) {
      defects.add(new Defect("$.holder", "Both name and idNumber of the card."));
    }
    if (!defects.isEmpty()
        || key == null
        || code == null
        || implementationCode == null
        || material == null
        || name == null
        || idNumber == null) {
      throw Problem.of(422, "elicence-question-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(key, code, implementationCode, material, Person.of(name, idNumber));
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST;
  }

  /// Never whose, and never the code.
  @Override
  public String toString() {
    return "Showing[%s]".formatted(material);
  }
}
