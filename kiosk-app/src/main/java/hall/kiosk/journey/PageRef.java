// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.Set;

/// A scanned page; its image stays outside the state.
///
/// @param id names the image within this session
/// @param doubts why the citizen should look at it once more; the page is kept all the same
public record PageRef(String id, int widthPx, int heightPx, Set<Doubt> doubts) {

  /// What may be wrong with a page.
  public enum Doubt {
    /// Nothing is on it: perhaps the wrong side lay up.
    BLANK,
    TOO_DARK,
    BLURRED
  }

  public PageRef {
    doubts = Set.copyOf(doubts);
  }

  /// A page without a doubt.
  public PageRef(String id, int widthPx, int heightPx) {
    this(id, widthPx, heightPx, Set.of());
  }
}
