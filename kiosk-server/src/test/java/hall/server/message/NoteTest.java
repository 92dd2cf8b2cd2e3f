// SPDX-License-Identifier: Apache-2.0
package hall.server.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.HallTime;
import hall.server.Language;
import hall.server.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  private static String text(Purpose purpose, Language language) {
    return new Words(language, Instant.EPOCH)
        .say(
            "message_text_" + purpose.word(),
            purpose.blanks().stream().map(blank -> "${" + blank + "}").toArray());
  }

  /// What a gateway registers is what is sent.
  @Test
  void theDocumentHasTheTextOfEachPurpose() throws IOException {
    Path document =
        Path.of(System.getProperty("repository.root"), "kiosk-server/docs/message-gateway.md");
    String rows =
        Files.readAllLines(document).stream()
            .filter(line -> line.matches("\\| `[a-z-]+` \\|.*"))
            .collect(Collectors.joining("\n"));
    assertEquals(
        Stream.of(Purpose.values())
            .map(purpose ->
                "| `%s` | %s | %s |"
                    .formatted(
                        purpose.word(),
                        text(purpose, Language.CHINESE),
                        text(purpose, Language.ENGLISH)))
            .collect(Collectors.joining("\n")),
        rows);
  }

  @Test
  void eachTextNamesAllOfItsBlanksAndNoOther() {
    for (Purpose purpose : Purpose.values()) {
      for (Language language : Language.values()) {
        String text = text(purpose, language);
        purpose.blanks().forEach(blank -> assertTrue(text.contains("${" + blank + "}"), text));
        assertFalse(text.matches(".*\\{\\d.*"), text);
      }
    }
  }

  @Test
  void whatATextDoesNotNeedIsNotKept() {
    Map<String, String> blanks = Map.of("ending", "0042", "hall", "示例大厅", "day", "12月1日");
    Note note = new Note(Purpose.VISIT_FAILED, Language.CHINESE, "13800000000", blanks, null);
    assertEquals(Map.of("ending", "0042", "hall", "示例大厅"), note.blanks());
    assertFalse(note.toString().contains("138"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Note(
                Purpose.VISIT_NAMED, Language.CHINESE, "13800000000", Map.of("day", "x"), null));
  }

  @Test
  void aDayIsSaidAsPeopleSayIt() {
    assertEquals("12月1日（星期二）", Note.day(DAY, Language.CHINESE));
    assertEquals("Tuesday 1 December", Note.day(DAY, Language.ENGLISH));
    assertEquals("0042", Note.ending("TS20261201-000042"));
  }

  @ParameterizedTest
  @CsvSource({
    "13800000000, true",
    "19912345678, true",
    "12800000000, false",
    "057712345678, false",
    "138000000001, false",
    "'', false",
  })
  void fixedLinesGetNoMessages(String number, boolean reaches) {
    assertEquals(reaches, Note.reaches(number));
  }

  @Test
  void settingsAreWholeOrRefusedWithASentence(@TempDir Path folder) throws IOException {
    assertEquals(Optional.empty(), MessageSettings.read(_ -> null));
    Path key = folder.resolve("key");
    Files.writeString(key, "0123456789abcdef0123456789abcdef\n");
    Map<String, String> good = new HashMap<>();
    good.put("hall.message.url", "https://messages.example/exchange/");
    good.put("hall.message.sender", "sample-district");
    good.put("hall.message.signature", "hmac-sha256");
    good.put("hall.message.key-file", key.toString());
    good.put("hall.message.patience-seconds", "30");
    good.put("hall.message.give-up-hours", "48");
    assertEquals(Duration.ofDays(2), MessageSettings.read(good::get).orElseThrow().patience());
    for (String wrong : List.of("0", "1000", "x", "", "-1")) {
      Map<String, String> bad = new HashMap<>(good);
      bad.put("hall.message.give-up-hours", wrong);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> MessageSettings.read(bad::get), wrong);
      assertTrue(String.valueOf(refused.getMessage()).contains("hall.message.give-up-hours"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T07:59:59, false, 2026-12-01T08:00:00",
    "2026-12-01T08:00:00, true, 2026-12-01T08:00:00",
    "2026-12-01T20:59:59, true, 2026-12-01T20:59:59",
    "2026-12-01T21:00:00, false, 2026-12-02T08:00:00",
    "2026-12-01T23:59:59, false, 2026-12-02T08:00:00",
    "2026-12-02T00:00:00, false, 2026-12-02T08:00:00",
  })
  void nobodyIsWokenAtNight(String time, boolean goes, String from) {
    Instant moment = LocalDateTime.parse(time).atZone(HallTime.ZONE).toInstant();
    assertEquals(goes, Daytime.is(moment));
    assertEquals(LocalDateTime.parse(from).atZone(HallTime.ZONE).toInstant(), Daytime.from(moment));
  }
}
