// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.complaint.Complaint;
import hall.server.complaint.ComplaintLife;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.ComplaintSort;
import hall.server.complaint.ComplaintState;
import hall.server.complaint.ScannedPages;
import hall.server.forwarding.GapSort;
import hall.server.hotline.Hotline.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is decided without a database and without the hotline.
class FollowingTest {
  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  private static Complaint here(
      String state, @Nullable String number, @Nullable String name, @Nullable ScannedPages pages) {
    return new Complaint(
        1,
        "TS20261126-000001",
        new UUID(0, 1),
        "t-1",
        ComplaintSort.COMPLAINT,
        "窗口说缺少材料",
        name,
        name == null ? null : "11010119491001002X",
        "13800000000",
        ComplaintState.find(state).orElseThrow(),
        NOW,
        DAY,
        DAY,
        null,
        state.equals("answered") ? "已办" : null,
        number,
        null,
        null,
        pages,
        null,
        null,
        null,
        null,
        null,
        1);
  }

  private static Change said(String state, String number, Instant at, @Nullable String words) {
    return new Change(
        1,
        "TS20261126-000001",
        number,
        state,
        at.atOffset(ZoneOffset.UTC),
        state.equals("completed") ? words : null,
        state.equals("returned") ? words : null);
  }

  private static String comes(Following following) {
    return switch (following) {
      case Following.Steps(List<Deed> deeds) ->
          String.join(" ", deeds.stream().map(Deed::word).toList());
      case Following.Nothing _ -> "nothing";
      case Following.Gap(GapSort sort) -> sort.word();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "sending, , accepted, , transfer",
    "sending, , completed, 已办, transfer complete",
    "sending, , completed, , hotline-unclear",
    "sending, , returned, 不归热线, return",
    "transferred, GD-41, accepted, , nothing",
    "transferred, GD-41, completed, 已办, complete",
    "transferred, GD-41, completed, ' ', hotline-unclear",
    "transferred, GD-41, returned, 不归热线, return",
    "transferred, GD-41, returned, , hotline-unclear",
    "transferred, GD-41, settled, 已办, hotline-unclear",
    "transferred, GD-42, completed, 已办, hotline-differs",
    "answered, GD-41, accepted, , nothing",
    "answered, GD-41, completed, 已办, nothing",
    "answered, GD-41, completed, 没有办, hotline-contradicts",
    "answered, GD-41, returned, 不归热线, hotline-contradicts",
    "answered, , completed, 已办, hotline-contradicts",
    "received, , accepted, , hotline-contradicts",
    "accepted, , completed, 已办, hotline-contradicts",
    "forwarded, , accepted, , hotline-contradicts",
    "supervised, , returned, 不归热线, hotline-contradicts",
    "declined, , completed, 已办, hotline-contradicts",
  })
  void theHotlinesWordComesTo(
      String state, @Nullable String number, String word, @Nullable String words, String expected) {
    Complaint complaint = here(state, number, null, null);
    assertEquals(expected, comes(Following.of(complaint, said(word, "GD-41", NOW, words), NOW)));
  }

  @Test
  void whatCannotBeIsUnclear() {
    Complaint complaint = here("sending", null, null, null);
    Instant late = NOW.plus(Following.SKEW).plusSeconds(1);
    for (Change odd :
        List.of(
            said("accepted", "GD-41", late, null),
            said("accepted", "工单 41", NOW, null),
            said("completed", "GD-41", NOW, "长".repeat(Hotline.LONGEST_WORDS + 1)))) {
      assertEquals("hotline-unclear", comes(Following.of(complaint, odd, NOW)));
    }
    assertEquals(
        "transfer complete",
        comes(
            Following.of(
                complaint,
                said("completed", "GD-41", NOW, "长".repeat(Hotline.LONGEST_WORDS)),
                NOW)));
  }

  /// No step that the table names is one that the life of a complaint does not know.
  @Test
  void everyWayThatIsTakenExists() {
    for (String word : List.of("accepted", "completed", "returned")) {
      for (ComplaintState state : ComplaintState.values()) {
        Following following =
            Following.of(
                here(
                    state.word(), state == ComplaintState.TRANSFERRED ? "GD-41" : null, null, null),
                said(word, "GD-41", NOW, "话"),
                NOW);
        if (following instanceof Following.Steps(List<Deed> deeds)) {
          ComplaintState at = state;
          for (Deed deed : deeds) {
            at = ComplaintLife.next(at, deed).orElseThrow();
          }
        }
      }
    }
  }

  @Test
  void theHotlineGetsWhatItNeedsAndNoMore() {
    ScannedPages pages = new ScannedPages(2, 100, "0".repeat(64), 1);
    Handed named = Handed.of(here("sending", null, "张测试", pages), "示例大厅");
    assertEquals("张测试", named.name());
    assertEquals("13800000000", named.phone());
    assertEquals(2, named.pagesKept());
    assertEquals(null, named.pages());
    ScannedPages shared = new ScannedPages(2, 100, "0".repeat(64), 2);
    Handed whole = Handed.of(here("sending", null, "张测试", shared), "示例大厅");
    assertEquals(new Handed.Pages(2, "0".repeat(64)), whole.pages());
    assertEquals(0, whole.pagesKept());
    Handed anonymous = Handed.of(here("sending", null, null, null), "示例大厅");
    assertEquals(null, anonymous.name());
    assertEquals(null, anonymous.phone(), "a phone says whose it is");
    assertEquals(0, anonymous.pagesKept());
    for (Object each : List.of(named, said("completed", "GD-41", NOW, "张测试您好"))) {
      assertFalse(each.toString().matches(".*(张测试|1380|窗口).*"), each::toString);
    }
  }

  @Test
  void settingsAreWholeOrRefusedWithASentence(@TempDir Path folder) throws Exception {
    assertEquals(Optional.empty(), HotlineSettings.read(_ -> null));
    Path key = folder.resolve("key");
    Files.writeString(key, "0123456789abcdef0123456789abcdef\n");
    Map<String, String> good = new HashMap<>();
    good.put("hall.hotline.url", "https://12345.example/exchange/");
    good.put("hall.hotline.sender", "sample-district");
    good.put("hall.hotline.signature", "hmac-sha256");
    good.put("hall.hotline.key-file", key.toString());
    good.put("hall.hotline.patience-seconds", "30");
    good.put("hall.hotline.give-up-hours", "4");
    assertEquals(Duration.ofHours(4), HotlineSettings.read(good::get).orElseThrow().patience());
    for (String wrong : List.of("0", "1000", "x", "", "-1")) {
      Map<String, String> bad = new HashMap<>(good);
      bad.put("hall.hotline.give-up-hours", wrong);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> HotlineSettings.read(bad::get), wrong);
      assertTrue(String.valueOf(refused.getMessage()).contains("hall.hotline.give-up-hours"));
    }
  }
}
