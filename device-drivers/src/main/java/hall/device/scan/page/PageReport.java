// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.barcode.Symbol;
import hall.device.scan.PageCheck.Warning;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// What was seen on a page and what was changed; without a change the page's bytes are untouched.
///
/// @param skewDegrees by which the page lay turned clockwise, before any change; empty where
///   neither paper edges nor lines of print told
/// @param turnedDegrees by which it was turned clockwise to stand upright: 0, 90, 180 or 270
/// @param symbols each code once
public record PageReport(
    OptionalDouble skewDegrees,
    boolean blank,
    Set<Warning> warnings,
    Set<Change> changes,
    int turnedDegrees,
    Upright upright,
    List<Symbol> symbols) {

  /// What was done to the picture.
  public enum Change {
    /// Turned by the skew.
    STRAIGHTENED,
    /// What lay around the sheet was cut away.
    CROPPED,
    /// Shown from straight above instead of at a slant.
    RECTIFIED,
    /// Turned by quarters to stand upright.
    TURNED
  }

  /// Whether it is known which side is up.
  public enum Upright {
    /// Codes tell, and the lines of print do not gainsay them.
    KNOWN,
    /// Left as it is.
    UNSURE
  }

  public PageReport {
    warnings = Set.copyOf(warnings);
    changes = Set.copyOf(changes);
    symbols = List.copyOf(symbols);
  }

  /// Whether the page's bytes are those that the scanner sent.
  public boolean untouched() {
    return changes.isEmpty();
  }
}
