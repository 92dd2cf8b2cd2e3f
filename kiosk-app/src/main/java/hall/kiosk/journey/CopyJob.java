// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Source;
import java.util.Optional;
import java.util.OptionalInt;

/// What a citizen wants copied, and how; the pages stand in the visit under [#PAGES].
///
/// @param purpose of the line "仅供…使用" across every page; empty for none
public record CopyJob(Original original, int copies, Optional<String> purpose) {

  /// Where the visit keeps the pages to copy; no material is called so.
  public static final String PAGES = "#copy";

  /// In characters.
  public static final int LONGEST_PURPOSE = 20;

  /// Sheets that one copy may have.
  private static final int MOST_PAGES = 20;

  /// What lies on the scanner.
  public enum Original {
    /// Any sheets, each on a sheet of its own.
    DOCUMENT,
    /// Both sides of an identity card, on one sheet at their true size.
    IDENTITY_CARD
  }

  /// As a paper to scan.
  public static Material document() {
    return new Material(
        PAGES,
        new LocalText("要复印的纸", "Papers to copy"),
        new LocalText("先在屏幕上看一看，清楚了再打印。", "Look at them on the screen first, then print."),
        Necessity.REQUIRED,
        Source.SCAN,
        MOST_PAGES,
        OptionalInt.empty());
  }

  CopyJob withCopies(int number) {
    return new CopyJob(original, number, purpose);
  }

  CopyJob withPurpose(Optional<String> words) {
    return new CopyJob(original, copies, words);
  }

  /// Never the purpose: the citizen may have typed it.
  @Override
  public String toString() {
    return "CopyJob[%s x %d]".formatted(original, copies);
  }
}
