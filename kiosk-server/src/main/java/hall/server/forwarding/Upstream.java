// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.server.casework.Correction;
import hall.server.channel.Answer;
import hall.server.channel.SignedAnswers;
import hall.server.channel.Told;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The platform above, whichever way it is spoken to. Everything may be asked again: it knows a
/// case by its number, however often it is handed on.
public interface Upstream {
  /// In characters, of what is kept of reasons that moved nothing.
  int LONGEST_WHY = 1000;

  /// That it holds a case with all its documents.
  ///
  /// @param upstreamNumber its own number of the case
  /// @param digest of the documents, as [Handover#digest()]
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Held(String caseNumber, String upstreamNumber, String digest) {
    public Held {
      SignedAnswers.checkShort(caseNumber, upstreamNumber, digest);
    }
  }

  /// What became of a case there. A server that lets the platform decide does the same here, with
  /// `result`, `reason`, `corrections` and `workingDays` as a clerk would give them; what is
  /// missing of it is a gap.
  ///
  /// @param sequence rises with every one
  /// @param state `accepted` (受理), `correcting` (补正), `refused` (不予受理) or `completed` (办结)
  /// @param at when it was decided there
  /// @param result of `completed`: `granted` (准予) or `denied` (不准予)
  /// @param reason in words that the applicant reads, 500 characters at most; `refused` and
  ///   `denied` need one
  /// @param corrections of `correcting`: all of them at once, their parts `material:ID`, `field:ID`
  ///   or `signature` as the metadata call them
  /// @param workingDays of `correcting`: 1 to 60; 15 where nothing is said
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Change(
      long sequence,
      String caseNumber,
      String upstreamNumber,
      String state,
      OffsetDateTime at,
      @Nullable String result,
      @Nullable String reason,
      @Nullable List<@Nullable Correction> corrections,
      @Nullable Integer workingDays) {
    private static final Set<String> RESULTS = Set.of("granted", "denied");

    public Change {
      SignedAnswers.checkShort(caseNumber, upstreamNumber, state);
      Objects.requireNonNull(at);
      reason = reason == null || reason.isBlank() ? null : reason;
    }

    /// The state, and for a completed case its result where that is told.
    String word() {
      return state.equals("completed") && result != null && RESULTS.contains(result)
          ? result
          : state;
    }

    /// Why, as far as it was told.
    String why() {
      Stream<@Nullable String> asked =
          corrections == null
              ? Stream.of()
              : corrections.stream()
                  .filter(Objects::nonNull)
                  .flatMap(each -> Stream.of(each.part(), each.problem(), each.remedy()));
      String all =
          Stream.concat(Stream.of(reason), asked)
              .filter(Objects::nonNull)
              .map(each -> each.replace('\0', ' ').strip())
              .filter(each -> !each.isEmpty())
              .collect(Collectors.joining(" · "));
      return all.length() <= LONGEST_WHY ? all : all.substring(0, LONGEST_WHY) + "…";
    }
  }

  /// Hands a case on: metadata first, then the documents that are missing there, then the word that
  /// all is there.
  Answer<Held> hand(Handover handover);

  /// Some changes after the one with this sequence, in order; none where there are no more.
  Answer<List<Told<Change>>> changesAfter(long sequence);

  /// All cases that it holds of those that were handed on under a day.
  Answer<List<Held>> heldOf(LocalDate day);
}
