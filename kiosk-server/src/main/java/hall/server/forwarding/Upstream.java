// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.server.channel.Answer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/// The platform above, whichever way it is spoken to. Everything may be asked again: it knows a
/// case by its number, however often it is handed on.
public interface Upstream {
  int LONGEST = 100;

  /// That it holds a case with all its documents.
  ///
  /// @param upstreamNumber its own number of the case
  /// @param digest of the documents, as [Handover#digest()]
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Held(String caseNumber, String upstreamNumber, String digest) {
    public Held {
      checkShort(caseNumber, upstreamNumber, digest);
    }
  }

  /// What became of a case there.
  ///
  /// @param sequence rises with every one
  /// @param state `accepted` (受理), `correcting` (补正) or `completed` (办结)
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Change(
      long sequence, String caseNumber, String upstreamNumber, String state, OffsetDateTime at) {
    public Change {
      checkShort(caseNumber, upstreamNumber, state);
      Objects.requireNonNull(at);
    }
  }

  /// Nothing that is kept is longer, whatever the platform says.
  private static void checkShort(String... words) {
    for (String word : words) {
      if (word.isEmpty() || word.length() > LONGEST) {
        throw new IllegalArgumentException("No word is empty or that long");
      }
    }
  }

  /// Hands a case on: metadata first, then the documents that are missing there, then the word that
  /// all is there.
  Answer<Held> hand(Handover handover);

  /// Some changes after the one with this sequence, in order; none where there are no more.
  Answer<List<Change>> changesAfter(long sequence);

  /// All cases that it holds of those that were handed on under a day.
  Answer<List<Held>> heldOf(LocalDate day);
}
