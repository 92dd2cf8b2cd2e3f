// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.server.casework.CaseEvents.Event;
import hall.server.casework.CaseFacts;
import hall.server.casework.CaseState;
import hall.server.casework.Step;
import hall.server.catalogue.ServiceItem.Limits;
import hall.server.forwarding.Following.Gap;
import hall.server.forwarding.Following.Nothing;
import hall.server.forwarding.Following.Steps;
import hall.server.forwarding.Upstream.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the platform's word comes to, without a database and without a platform.
class FollowingTest {
  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
  private static final Limits DAYS = new Limits(20, 5, 0);
  private static final Limits AT_ONCE = new Limits(10, 0, 0);

  private static CaseFacts facts(String state, boolean asked, Limits limits) {
    return new CaseFacts(
        CaseState.find(state).orElseThrow(),
        LocalDate.of(2026, 11, 24),
        null,
        null,
        null,
        null,
        asked,
        limits);
  }

  private static Event move(String actor, String to, Instant at) {
    return new Event(at.atOffset(ZoneOffset.UTC), actor, "state", null, null, to, null, null);
  }

  /// `completed+granted` is a completed case with its result.
  private static Change said(String word, Instant at) {
    String[] parts = word.split("[+]", 2);
    return new Change(
        1,
        "1",
        "S1",
        parts[0],
        at.atOffset(ZoneOffset.UTC),
        parts.length > 1 ? parts[1] : null,
        null,
        null,
        null);
  }

  private static String told(Following following) {
    return switch (following) {
      case Steps(List<Step> steps) ->
          steps.stream().map(Step::word).collect(Collectors.joining(" "));
      case Nothing() -> "-";
      case Gap(GapSort sort) -> "! " + sort.word();
    };
  }

  /// `delivered/denied` is a case that was denied before it was delivered.
  private static String comesTo(String there, String here, boolean asked, Limits limits) {
    List<Event> trail = new ArrayList<>();
    for (String state : here.split("/", -1)) {
      trail.add(move("operator li", state, NOW.minusSeconds(60)));
    }
    String state = here.split("/", 2)[0];
    return told(Following.of(facts(state, asked, limits), trail, said(there, NOW), NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accepted          | received          | accept",
        "accepted          | correcting        | corrected accept",
        "accepted          | accepted          | -",
        "accepted          | reviewing         | -",
        "accepted          | refused           | ! contradicts",
        "accepted          | granted           | -",
        "accepted          | denied            | -",
        "accepted          | delivered/granted | -",
        "correcting        | received          | ask",
        "correcting        | correcting        | -",
        "correcting        | accepted          | ! contradicts",
        "correcting        | reviewing         | ! contradicts",
        "correcting        | refused           | ! contradicts",
        "correcting        | granted           | ! contradicts",
        "correcting        | denied            | ! contradicts",
        "correcting        | delivered/granted | ! contradicts",
        "refused           | received          | refuse",
        "refused           | correcting        | refuse",
        "refused           | accepted          | ! contradicts",
        "refused           | reviewing         | ! contradicts",
        "refused           | refused           | -",
        "refused           | granted           | ! contradicts",
        "refused           | denied            | ! contradicts",
        "refused           | delivered/denied  | ! contradicts",
        "completed+granted | received          | accept review grant",
        "completed+granted | correcting        | corrected accept review grant",
        "completed+granted | accepted          | review grant",
        "completed+granted | reviewing         | grant",
        "completed+granted | refused           | ! contradicts",
        "completed+granted | granted           | -",
        "completed+granted | denied            | ! contradicts",
        "completed+granted | delivered/granted | -",
        "completed+granted | delivered/denied  | ! contradicts",
        "completed+denied  | accepted          | review deny",
        "completed+denied  | reviewing         | deny",
        "completed+denied  | granted           | ! contradicts",
        "completed+denied  | denied            | -",
        "completed+denied  | delivered/denied  | -",
        "completed+denied  | delivered/granted | ! contradicts",
        "completed         | received          | ! unclear",
        "completed         | reviewing         | ! unclear",
        "completed         | refused           | ! contradicts",
        "completed         | granted           | -",
        "completed         | delivered/denied  | -",
        "completed+partly  | reviewing         | ! unclear",
        "accepted+granted  | received          | accept",
        "lost              | received          | ! unclear",
        "granted-somehow   | granted           | ! unclear",
      })
  void theWordOfThePlatformComesTo(String there, String here, String what) {
    assertEquals(what, comesTo(there, here, false, DAYS));
  }

  @Test
  void correctionsAreAskedForOnce() {
    assertEquals("! contradicts", comesTo("correcting", "received", true, DAYS));
  }

  @Test
  void whatIsDoneAtOnceIsNotReviewed() {
    assertEquals("grant", comesTo("completed+granted", "accepted", false, AT_ONCE));
    assertEquals("deny", comesTo("completed+denied", "accepted", false, AT_ONCE));
  }

  @Test
  void anOlderWordMovesNothingPastWhatAClerkHasDoneSince() {
    CaseFacts reviewing = facts("reviewing", false, DAYS);
    List<Event> byClerk = List.of(move("operator li", "reviewing", NOW.minusSeconds(10)));
    Instant before = NOW.minusSeconds(11);
    Instant after = NOW.minusSeconds(9);
    assertEquals(
        "! contradicts",
        told(Following.of(reviewing, byClerk, said("completed+granted", before), NOW)));
    assertEquals(
        "grant", told(Following.of(reviewing, byClerk, said("completed+granted", after), NOW)));
    assertEquals(
        "-",
        told(Following.of(reviewing, byClerk, said("accepted", before), NOW)),
        "what is in order is no gap, however old");
    for (String other : List.of("platform", "server", "terminal t1")) {
      assertEquals(
          "grant",
          told(
              Following.of(
                  reviewing,
                  List.of(move(other, "reviewing", NOW.minusSeconds(10))),
                  said("completed+granted", before),
                  NOW)),
          other);
    }
  }

  @Test
  void nobodyDecidesTomorrow() {
    CaseFacts received = facts("received", false, DAYS);
    Instant far = NOW.plus(Following.SKEW);
    assertEquals("accept", told(Following.of(received, List.of(), said("accepted", far), NOW)));
    assertEquals(
        "! unclear",
        told(Following.of(received, List.of(), said("accepted", far.plusMillis(1)), NOW)));
  }
}
