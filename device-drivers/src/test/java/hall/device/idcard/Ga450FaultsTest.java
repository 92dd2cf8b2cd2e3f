// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static hall.device.idcard.ReaderDock.done;
import static hall.device.idcard.ReaderDock.reason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Outcome;
import hall.device.idcard.ReaderDock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every SW3 of the specification from every command, and answers out of step.
final class Ga450FaultsTest {

  private static final int PATIENT = 15_000;
  private static final int FOR_EVER = 99;

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before the tests
  private static ReaderDock dock;

  @BeforeAll
  static void start() throws IOException {
    dock = ReaderDock.open(Kind.TCP, folder);
  }

  @AfterAll
  static void stop() {
    dock.close();
  }

  @BeforeEach
  void clear() throws IOException {
    dock.reset();
    dock.control("lay resident");
  }

  @ParameterizedTest
  @CsvSource({
    // find
    "2001, 10, checksum",
    "2001, 11, protocol",
    "2001, 21, protocol",
    "2001, 23, protocol",
    "2001, 24, protocol",
    "2001, 60, sam-fault",
    "2001, 66, sam-fault",
    "2001, 80, no-card",
    // select: 81 is the card's, the others leave it unreadable too
    "2002, 10, checksum",
    "2002, 31, card-unreadable",
    "2002, 32, card-unreadable",
    "2002, 40, card-unreadable",
    "2002, 47, card-unreadable",
    "2002, 66, sam-fault",
    "2002, 81, card-unreadable",
    // read
    "3001, 10, checksum",
    "3001, 11, card-unreadable",
    "3001, 21, card-unreadable",
    "3001, 23, card-unreadable",
    "3001, 24, card-unreadable",
    "3001, 31, card-unreadable",
    "3001, 32, card-unreadable",
    "3001, 33, card-unreadable",
    "3001, 40, card-unreadable",
    "3001, 41, card-unreadable",
    "3001, 47, card-unreadable",
    "3001, 60, sam-fault",
    "3001, 66, sam-fault",
    "3001, 80, card-unreadable",
    "3001, 81, card-unreadable",
    "3001, 91, card-unreadable",
    // appended address
    "3003, 41, card-unreadable",
    "3003, 10, checksum",
    "3003, 66, sam-fault",
    // status
    "11FF, 60, sam-fault",
    "11FF, 66, sam-fault",
  })
  void aVerdictThatStaysIsAFault(String command, String sw3, String expected) throws Exception {
    dock.control("refuse %s %s %d".formatted(command, sw3, FOR_EVER));
    assertEquals(expected, reason(dock.read(expected.equals("no-card") ? 700 : PATIENT)));
    dock.control("fault none");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @Test
  void theCardsOwnStatusGoesToTheEngineer() throws Exception {
    dock.control("refuse 3001 31 99");
    assertEquals("READ: SW 63 07 31", ReaderDock.fault(dock.read(PATIENT)).raw());
  }

  @ParameterizedTest
  @CsvSource({"2001, 10", "2001, 24", "2002, 81", "3001, 10", "3003, 10", "3003, 91", "3003, 21"})
  void aVerdictThatPassesIsNoFault(String command, String sw3) throws Exception {
    dock.control("refuse %s %s".formatted(command, sw3));
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @Test
  void aHalfAnswerIsAskedForAgain() throws Exception {
    dock.control("fault half");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @Test
  void answersThatStayHalfAreNone() throws Exception {
    dock.control("fault half 99");
    assertEquals("disconnected", reason(dock.read(PATIENT)));
    dock.control("fault none");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @ParameterizedTest
  @CsvSource({"11FF, 400", "2001, 1200", "2002, 1200", "3001, 3200", "3003, 3200"})
  void anAnswerThatComesAfterItWasGivenUpIsNotTakenForTheNextOne(String command, int millis)
      throws Exception {
    dock.control("lay resident2");
    dock.control("delay %s %d".formatted(command, millis));
    assertEquals("李样例", done(dock.read(PATIENT)).name());
    dock.control("lay resident");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @Test
  void theAnswerToAReadThatWasGivenUpIsNotTakenForTheNextCard() throws Exception {
    assertEquals("张测试", done(dock.read(PATIENT)).name());
    dock.control("delay 3001 1000");
    assertEquals(Outcome.noAnswer(), dock.read(800));
    dock.control("lay resident2");
    assertEquals("李样例", done(dock.read(PATIENT)).name());
  }

  @Test
  void noiseBeforeEveryAnswerIsSkipped() throws Exception {
    dock.control("fault noise 99");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }

  @Test
  void aCardLaidTheWrongWayLooksLikeNoneAndThePromptSoonSaysHow() throws Exception {
    dock.control("lay resident wrong");
    var soon = ReaderDock.fault(dock.read(700));
    assertEquals("no-card", soon.reason());
    assertTrue(soon.message().zhCn().startsWith("请将身份证平放"), soon.message().zhCn());
    var later = ReaderDock.fault(dock.read(4_000));
    assertEquals("no-card", later.reason());
    assertTrue(later.message().zhCn().contains("换一面"), later.message().zhCn());
    assertTrue(later.message().en().contains("turn it over"), later.message().en());
    dock.control("lay resident");
    assertEquals("张测试", done(dock.read(PATIENT)).name());
  }
}
