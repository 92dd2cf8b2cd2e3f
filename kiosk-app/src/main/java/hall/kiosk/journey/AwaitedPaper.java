// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A paper that a case waits for, as the server tells of it.
///
/// @param material its id in the case's item
/// @param due the last day for it; absent where the department names it
/// @param problem what was wrong with it, as the department wrote; told to the applicant alone
/// @param remedy how to correct it, likewise
/// @param showable whether an electronic licence may be shown instead of laying it
public record AwaitedPaper(
    String material,
    LocalText name,
    LocalText guidance,
    int maxPages,
    Why why,
    Optional<LocalDate> due,
    Optional<String> problem,
    Optional<String> remedy,
    boolean showable) {

  /// Why it is awaited.
  public enum Why {
    /// 补正: the department asked for it.
    CORRECTION,
    /// 容缺: the citizen promised it.
    PROMISE;

    /// The word of the contract; what a later server calls otherwise was promised in some way.
    public static Why of(String word) {
      return List.of(values()).stream()
          .filter(why -> why.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElse(PROMISE);
    }
  }

  /// Never the fields: a clerk's sentence may be about the person.
  @Override
  public String toString() {
    return "AwaitedPaper[" + material + "]";
  }
}
