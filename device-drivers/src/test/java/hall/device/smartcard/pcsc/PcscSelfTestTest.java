// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.smartcard.winscard.CardSight;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The self-test before a real pcscd with its virtual reader.
class PcscSelfTestTest {

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

  private static SelfTest test(String name) throws InterruptedException {
    try (var reader = CardDock.reader(name)) {
      return reader.selfTest(CardDock.seconds(10));
    }
  }

  @Test
  void aHealthyReaderPassesWithAndWithoutACard() throws Exception {
    var empty = test(CardDock.READER);
    assertTrue(empty.passed(), empty::toString);
    assertEquals(List.of("service", "reader", "card"), Checks.names(empty));
    assertEquals(CardDock.READER, Checks.detail(empty, "reader"));
    assertEquals("none", Checks.detail(empty, "card"));
    dock.control("insert social-number");
    awaitCard();
    var test = test(CardDock.READER);
    assertTrue(test.passed(), test::toString);
    assertEquals("present", Checks.detail(test, "card"));
    assertEquals("16 bytes, direct convention", Checks.detail(test, "atr"));
    assertEquals(List.of(), dock.commands(), "nothing is asked of the card");
  }

  private static void awaitCard() throws InterruptedException {
    var deadline = CardDock.seconds(20);
    try (var reader = CardDock.reader()) {
      while (!reader.cardPresent(deadline).equals(Outcome.done(true))) {
        assertFalse(deadline.passed(), "the reader does not notice the card");
        deadline.pause(Duration.ofMillis(10));
      }
    }
  }

  /// Present and mute, in the flags of PC/SC.
  @Test
  void aCardThatDoesNotAnswerToResetIsNamed() {
    var mute = new CardTape.Sight("x", new CardSight(0x220, new byte[0]));
    var test = PcscChecks.of(Outcome.done(mute));
    assertEquals(List.of("atr"), Checks.failed(test), test::toString);
  }

  @Test
  void aReaderThatPcscDoesNotKnowIsNamed() throws Exception {
    var test = test("ACME Reader");
    assertEquals(List.of("service", "reader"), Checks.names(test), test::toString);
    assertEquals(List.of("reader"), Checks.failed(test));
  }

  @Test
  void aServiceThatDoesNotRunIsNamed() throws Exception {
    dock.kill();
    try {
      var test = test(CardDock.READER);
      assertEquals(List.of("service"), Checks.names(test), test::toString);
      assertEquals(List.of("service"), Checks.failed(test));
    } finally {
      dock.start("Virtual PCD");
    }
  }
}
