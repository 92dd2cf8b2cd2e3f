// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.smartcard.pcsc.CardDock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands on smart cards before a real pcscd.
class SmartCardToolTest {

  private static final String URI = "pcsc:" + CardDock.READER;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static CardDock dock;

  @BeforeAll
  static void open() throws IOException {
    dock = CardDock.open();
  }

  @AfterAll
  static void close() {
    dock.close();
  }

  @BeforeEach
  void clear() throws Exception {
    dock.reset();
  }

  private static Map<String, @Nullable Object> read(String card, String... more) throws Exception {
    dock.reset();
    dock.control("insert " + card);
    return Run.json(0, more);
  }

  private static Map<String, @Nullable Object> card(Map<String, @Nullable Object> answer) {
    return StrictJson.object(answer.get("card"));
  }

  @Test
  void aSocialSecurityCardIsMaskedUnlessItIsAskedFor() throws Exception {
    var answer = read("social-number", "smartcard", "read", URI);
    assertEquals(
        List.of("device", "result", "millis", "atr", "kind", "card"), List.copyOf(answer.keySet()));
    assertEquals(URI, answer.get("device"));
    assertEquals("social-security", answer.get("kind"));
    var masked = card(answer);
    assertEquals("张**", masked.get("name"));
    assertEquals("1****************5", masked.get("idNumber"));
    assertEquals("A*******8", masked.get("cardNumber"));
    assertEquals("****-**-**", masked.get("birthDate"));
    assertEquals("***", masked.get("nation"));
    assertEquals("***", masked.get("birthPlace"));
    assertEquals("2020-01-01", masked.get("issueDate"));
    var shown = card(read("social-number", "smartcard", "read", URI, "--show-personal"));
    assertEquals("张测试", shown.get("name"));
    assertEquals("110101199001010015", shown.get("idNumber"));
    assertEquals("1990-01-01", shown.get("birthDate"));
    assertEquals("110101", shown.get("birthPlace"));
    assertEquals(masked.keySet(), shown.keySet());
  }

  @Test
  void aPassportOpensWithAnOption() throws Exception {
    var key = List.of("--mrz-key", "E00007730,900101,300101");
    var masked =
        card(read("passport-bac", "smartcard", "read", URI, key.getFirst(), key.getLast()));
    assertEquals("bac", masked.get("access"));
    assertEquals("Z**", masked.get("surname"));
    assertEquals("E*******0", masked.get("documentNumber"));
    var shown =
        card(read("passport-pace", "smartcard", "read", URI, "--can", "123456", "--show-personal"));
    assertEquals("pace", shown.get("access"));
    assertEquals("ZHANG", shown.get("surname"));
    assertEquals("E00007730", shown.get("documentNumber"));
    assertEquals("present", shown.get("photo"));
    assertNull(shown.get("optionalData"));
    var locked = card(read("passport-bac", "smartcard", "read", URI));
    assertEquals("locked", locked.get("access"));
    assertNull(locked.get("surname"));
    assertEquals(shown.keySet(), locked.keySet());
  }

  @Test
  void aWrongKeyIsAFaultThatDoesNotRepeatIt() throws Exception {
    dock.control("insert passport-bac");
    var run = Run.of("smartcard", "read", URI, "--mrz-key", "E00007739,900101,300101", "--json");
    assertEquals(3, run.status());
    assertTrue(run.out().contains("access-denied"), run.out());
    assertFalse(run.out().contains("E00007739"), run.out());
  }

  @Test
  void aCardOfNobodysHasAnEmptyCard() throws Exception {
    var answer = read("blank", "smartcard", "read", URI);
    assertEquals("unknown", answer.get("kind"));
    assertEquals("3B6500009C02020702", answer.get("atr"));
    assertEquals(Map.of(), card(answer));
  }

  @Test
  void withoutACardTheFaultIsTheCitizens() throws Exception {
    var object = Run.json(3, "smartcard", "read", URI, "--timeout", "0.5");
    assertEquals("no-card", Run.reason(object));
  }

  @Test
  void theStatusNamesTheReader() throws Exception {
    var status = Run.json(0, "status", URI);
    assertEquals("online", status.get("state"));
    assertEquals(CardDock.READER, StrictJson.object(status.get("identity")).get("reader"));
  }

  /// Without a card, with one that is read, and with one that is pulled.
  @Test
  void aTraceReplaysWithoutTheReader(@TempDir Path folder) throws Exception {
    var tape = folder.resolve("tape").toString();
    var empty = Run.json(3, "trace", URI, "--out", tape, "--timeout", "0.5");
    assertEquals("no-card", Run.reason(empty));
    assertReplays(tape);
    var _ = read("social-sfi", "trace", URI, "--out", tape);
    assertFalse(Files.readString(Path.of(tape)).contains("313130313031"));
    assertReplays(tape);
    var _ = Run.json(0, "trace", URI, "--run", "status", "--out", tape);
    assertReplays(tape);
    dock.control("fault pull 5");
    var pulled = Run.json(3, "trace", URI, "--out", tape);
    assertEquals("card-removed", Run.reason(pulled));
    assertReplays(tape);
  }

  private static void assertReplays(String tape) throws Exception {
    var replay = Run.json(0, "replay", tape);
    assertNull(replay.get("divergence"));
    assertEquals(replay.get("recorded"), replay.get("replayed"));
  }

  @Test
  void theListShowsTheReaders() throws Exception {
    var list = Run.json(0, "list");
    assertEquals("running", list.get("cardService"));
    var readers = StrictJson.array(list.get("cardReaders"));
    assertEquals(2, readers.size());
    assertEquals(URI, StrictJson.object(readers.getFirst()).get("uri"));
  }
}
