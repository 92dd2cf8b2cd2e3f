// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a citizen wants printed.
///
/// @param key under which the terminal tells what was printed
public record AttestationWish(
    @Nullable UUID key, @Nullable String kind, @Nullable Citizen citizen) {
  private static final int LONGEST = 120;

  /// Whose card lies on the reader.
  public record Citizen(@Nullable String name, @Nullable String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Citizen";
    }
  }

  /// The same, complete.
  record Person(String name, String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Person";
    }
  }

  record Checked(UUID key, String kind, Person person) {}

  /// What can be asked for. Problem: `attestation-question-defective`.
  Checked checked() {
    List<Defect> defects = new ArrayList<>();
    if (key == null) {
      defects.add(new Defect("$.key", "A UUID."));
    }
    if (!filled(kind)) {
      defects.add(new Defect("$.kind", "One of those that are offered."));
    }
    String name = citizen == null ? null : citizen.name();
    String idNumber = citizen == null ? null : citizen.idNumber();
    if (!filled(name) || !filled(idNumber)) {
      defects.add(new Defect("$.citizen", "Both name and idNumber of the card."));
    }
    if (!defects.isEmpty() || key == null || kind == null || name == null || idNumber == null) {
      throw Problem.of(422, "attestation-question-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(key, kind, new Person(name, idNumber));
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST;
  }

  /// Never whose.
  @Override
  public String toString() {
    return "AttestationWish[%s]".formatted(kind);
  }
}
