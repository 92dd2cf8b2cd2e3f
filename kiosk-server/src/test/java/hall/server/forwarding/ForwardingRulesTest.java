// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.channel.Backoff;
import hall.server.forwarding.Comparison.Difference;
import hall.server.forwarding.Upstream.Held;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is decided without a database and without a platform.
class ForwardingRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");

  private static Forwarding ours(String number, ForwardingState state) {
    boolean delivered = state == ForwardingState.DELIVERED;
    return new Forwarding(
        number,
        LocalDate.of(2026, 11, 26),
        state,
        1,
        NOW,
        NOW,
        null,
        delivered ? "S-" + number : null,
        delivered ? "digest" : null,
        delivered ? NOW : null,
        null,
        null);
  }

  private static Held theirs(String number) {
    return new Held(number, "S-" + number, "digest");
  }

  @Test
  void everyDifferenceHasItsName() {
    List<Forwarding> ours =
        List.of(
            ours("same", ForwardingState.DELIVERED),
            ours("gone", ForwardingState.DELIVERED),
            ours("other-number", ForwardingState.DELIVERED),
            ours("other-files", ForwardingState.DELIVERED),
            ours("twice", ForwardingState.DELIVERED),
            ours("waiting", ForwardingState.WAITING),
            ours("refused", ForwardingState.REFUSED),
            ours("silent", ForwardingState.WAITING));
    List<Held> theirs =
        List.of(
            theirs("same"),
            new Held("other-number", "S-1", "digest"),
            new Held("other-files", "S-other-files", "other"),
            theirs("twice"),
            new Held("twice", "S-2", "digest"),
            theirs("silent"),
            theirs("stranger"));
    assertEquals(
        List.of(
            new Difference("gone", GapSort.MISSING_UPSTREAM),
            new Difference("other-number", GapSort.DIFFERS),
            new Difference("other-files", GapSort.DIFFERS),
            new Difference("twice", GapSort.TWICE),
            new Difference("waiting", GapSort.NOT_FORWARDED),
            new Difference("refused", GapSort.NOT_FORWARDED),
            new Difference("silent", GapSort.NO_RECEIPT),
            new Difference("stranger", GapSort.MISSING_HERE)),
        Comparison.of(ours, theirs));
  }

  @Test
  void pausesDoubleUpToAnHourAndNoTwoComeBackTogether() {
    Backoff backoff = new Backoff(new Random(1));
    for (int attempts = 1; attempts < 40; attempts++) {
      Duration pause = backoff.after(attempts);
      Duration most = Duration.ofSeconds(10L << Math.min(attempts - 1, 20));
      Duration whole = most.compareTo(Backoff.LONGEST) > 0 ? Backoff.LONGEST : most;
      assertTrue(pause.compareTo(whole) <= 0, pause::toString);
      assertTrue(pause.compareTo(whole.dividedBy(2)) >= 0, pause::toString);
    }
    assertTrue(!backoff.after(9).equals(backoff.after(9)));
  }

  @Test
  void settingsAreWholeOrRefusedWithASentence(@TempDir Path folder) throws Exception {
    assertEquals(Optional.empty(), ForwardingSettings.read(_ -> null));
    Path key = folder.resolve("key");
    Files.writeString(key, "0123456789abcdef0123456789abcdef\n");
    Map<String, String> good = new HashMap<>();
    good.put("hall.forwarding.url", "https://platform.example/exchange/");
    good.put("hall.forwarding.sender", "sample-district");
    good.put("hall.forwarding.signature", "hmac-sha256");
    good.put("hall.forwarding.key-file", key.toString());
    good.put("hall.forwarding.items", "A, B");
    good.put("hall.forwarding.patience-seconds", "30");
    good.put("hall.forwarding.platform-decides", "result");
    ForwardingSettings settings = ForwardingSettings.read(good::get).orElseThrow();
    assertEquals(List.of("A", "B"), settings.items());
    assertEquals(ForwardingSettings.Decides.RESULT, settings.decides());
    assertEquals("https://platform.example/exchange", settings.channel().address().toString());
    Map<String, String> wrong =
        Map.of(
            "hall.forwarding.url", "http://platform.example",
            "hall.forwarding.sender", "",
            "hall.forwarding.signature", "md5",
            "hall.forwarding.key-file", folder.resolve("nothing").toString(),
            "hall.forwarding.items", " ",
            "hall.forwarding.platform-decides", "everything",
            "hall.forwarding.patience-seconds", "0");
    wrong.forEach((name, value) -> {
      Map<String, String> bad = new HashMap<>(good);
      bad.put(name, value);
      assertThrows(IllegalArgumentException.class, () -> ForwardingSettings.read(bad::get), name);
    });
    Files.writeString(key, "short");
    assertThrows(IllegalArgumentException.class, () -> ForwardingSettings.read(good::get));
  }
}
