// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Language;
import java.util.List;
import java.util.Optional;

/// A screen as somebody hears it.
///
/// @param place which screen or question this is
/// @param lines what it says, from the top, without its controls
/// @param offers its controls, for those who do not go by keys
/// @param focus where somebody is who goes by keys
record Reading(
    String place, Language language, List<Line> lines, List<Line> offers, Optional<Here> focus) {

  Reading {
    lines = List.copyOf(lines);
    offers = List.copyOf(offers);
  }

  /// @param toAll what everybody may hear; empty for nothing
  /// @param change what the headset says where this has just come
  /// @param urgent whether it is said before everything else: an error, a result
  /// @param still whether its coming is no news
  record Line(String toAll, String toHeadset, String change, boolean urgent, boolean still) {
    static Line plain(String words) {
      return new Line(words, words, words, false, false);
    }

    /// Never the words.
    @Override
    public String toString() {
      return "Line[]";
    }
  }

  /// @param id of the control
  record Here(String id, Line words) {}
}
