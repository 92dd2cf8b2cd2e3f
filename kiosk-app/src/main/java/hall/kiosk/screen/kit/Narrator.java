// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Language;
import java.util.List;

/// Says sentences aloud, one after the other; every method returns at once.
public interface Narrator {

  /// One sentence in two forms.
  ///
  /// @param toAll what the loudspeaker may say to everybody in the hall; empty for nothing
  /// @param toHeadset what only its owner hears; the same where nothing of it is private
  record Sentence(Language language, String toAll, String toHeadset) {
    /// Never the words: they may be a citizen's.
    @Override
    public String toString() {
      return "Sentence[" + language + "]";
    }
  }

  /// Whether this machine can speak at all.
  boolean ready();

  /// Says these after what is being said.
  ///
  /// @param volume as in [hall.kiosk.journey.Voice]
  /// @param begun called as each of them begins, on any thread
  void say(List<Sentence> sentences, int volume, Runnable begun);

  /// Stops at once and forgets everything that was to be said.
  void hush();

  /// Stops where it is; the next time it goes on from there.
  void pause();
}
