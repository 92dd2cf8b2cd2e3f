// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.idcard.IdCard.Sex;
import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCard;
import hall.device.smartcard.SocialSecurityCard;
import hall.device.smartcard.TravelDocument;
import hall.device.smartcard.TravelDocument.Access;
import hall.device.smartcard.TravelDocument.Photo;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The driver before a real pcscd with cards in its virtual reader.
class PcscReaderTest {

  private static final AccessKey NONE = new AccessKey.None();
  private static final AccessKey MRZ = new AccessKey.Mrz("E00007730", "900101", "300101");

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static CardDock dock;

  private final PcscReader reader = CardDock.reader();

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

  /// Whatever a test did: no PIN was ever tried, changed or unlocked.
  @AfterEach
  void noCardGotAPin() throws IOException {
    reader.close();
    for (var command : dock.commands()) {
      assertFalse(List.of("20", "21", "24", "2C").contains(command.substring(2)), command);
    }
  }

  private SmartCard read(AccessKey key) throws InterruptedException {
    return switch (reader.read(key, CardDock.seconds(20))) {
      case Outcome.Done<SmartCard>(var card) -> card;
      case Outcome.Faulted<SmartCard>(var fault) -> throw new AssertionError(fault.toString());
      case Outcome.NoAnswer<SmartCard>() -> throw new AssertionError("no answer");
    };
  }

  private static String reason(Outcome<?> outcome) {
    return assertInstanceOf(Outcome.Faulted.class, outcome).fault().reason();
  }

  @ParameterizedTest
  @CsvSource({"social-number,number", "social-tag,tag", "social-sfi,sfi"})
  void aSocialSecurityCardOfEachDialectIsRead(String name, String addressing) throws Exception {
    dock.control("insert " + name);
    var card = assertInstanceOf(SocialSecurityCard.class, read(NONE));
    assertEquals(addressing, card.addressing());
    assertEquals("3B6D000000814D220086000000000000", card.atr());
    assertEquals("张测试", card.name());
    assertEquals("A12345678", card.cardNumber());
    assertEquals("2.00", card.specVersion());
    assertEquals(LocalDate.of(2020, 1, 1), card.issueDate());
    assertEquals(LocalDate.of(2030, 1, 1), card.expiryDate());
    assertEquals(LocalDate.of(1990, 1, 1), card.birthDate());
    assertEquals(Sex.MALE, card.sex());
    assertEquals("汉", card.nation());
    assertEquals("110101", card.birthPlace());
    assertTrue(card.checks().stream().allMatch(check -> !check.failed()), card.checks().toString());
    assertEquals(6, card.checks().size());
  }

  @Test
  void aHoldersFileBehindThePinStaysClosed() throws Exception {
    dock.control("insert social-closed");
    assertEquals("access-denied", reason(reader.read(NONE, CardDock.seconds(10))));
  }

  @ParameterizedTest
  @CsvSource({"passport-bac,BAC", "passport-pace,PACE"})
  void aPassportOpensWithItsMachineReadableZone(String name, Access access) throws Exception {
    dock.control("insert " + name);
    var document = assertInstanceOf(TravelDocument.class, read(MRZ));
    assertEquals(access, document.access());
    var holder = document.holder();
    assertTrue(holder != null && holder.surname().equals("ZHANG"));
    assertEquals("CESHI", holder.givenNames());
    assertEquals("E00007730", holder.documentNumber());
    assertEquals(LocalDate.of(1990, 1, 1), holder.birthDate());
    assertEquals(Photo.PRESENT, document.photo());
    assertTrue(
        document.checks().stream().allMatch(check -> !check.failed()),
        document.checks().toString());
    assertEquals(5, document.checks().size());
  }

  @Test
  void aPassportOpensWithItsCardAccessNumber() throws Exception {
    dock.control("insert passport-pace");
    var document = assertInstanceOf(TravelDocument.class, read(new AccessKey.Can("123456")));
    assertEquals(Access.PACE, document.access());
    assertTrue(document.holder() != null);
  }

  @ParameterizedTest
  @CsvSource({"passport-bac,false", "passport-pace,true"})
  void withoutAKeyAPassportShowsThatItIsOne(String name, boolean pace) throws Exception {
    dock.control("insert " + name);
    var document = assertInstanceOf(TravelDocument.class, read(NONE));
    assertEquals(Access.LOCKED, document.access());
    assertEquals(pace, document.paceOffered());
    assertNull(document.holder());
    assertEquals(Photo.UNKNOWN, document.photo());
  }

  @Test
  void anOpenPassportNeedsNoKey() throws Exception {
    dock.control("insert passport-open");
    var document = assertInstanceOf(TravelDocument.class, read(NONE));
    assertEquals(Access.OPEN, document.access());
    assertTrue(document.holder() != null);
  }

  @ParameterizedTest
  @CsvSource({
    "passport-bac,E00007731,",
    "passport-pace,E00007731,",
    "passport-pace,,654321",
    "passport-bac,,123456"
  })
  void aWrongKeyIsRefused(String name, String number, String can) throws Exception {
    dock.control("insert " + name);
    var key = can == null ? new AccessKey.Mrz(number, "900101", "300101") : new AccessKey.Can(can);
    assertEquals("access-denied", reason(reader.read(key, CardDock.seconds(20))));
    // The document is none the worse for it.
    assertEquals("emrtd", read(MRZ).kind());
  }

  @Test
  void aCardOfNobodysIsUnknown() throws Exception {
    dock.control("insert blank");
    assertEquals(new SmartCard.Unknown("3B6500009C02020702"), read(NONE));
  }

  @Test
  void withoutACardTheFaultIsTheCitizens() throws Exception {
    assertEquals("no-card", reason(reader.read(NONE, CardDock.seconds(1))));
  }

  @Test
  void aCardThatComesWhileItIsWaitedForIsRead() throws Exception {
    try (var later = new Later(() -> dock.control("insert social-number"))) {
      assertEquals("social-security", read(NONE).kind());
      later.join();
    }
  }

  @ParameterizedTest
  @CsvSource({"social-number,1", "social-tag,9", "passport-bac,3", "passport-bac,12"})
  void aCardPulledInTheMiddleIsSaidSo(String name, int command) throws Exception {
    dock.control("insert " + name);
    dock.control("fault pull " + command);
    assertEquals("card-removed", reason(reader.read(MRZ, CardDock.seconds(20))));
    dock.control("insert " + name);
    assertTrue(read(MRZ).kind().length() > 0);
  }

  @Test
  void aCardThatFallsMuteIsSaidSoAndHoldsNothingUp() throws Exception {
    dock.control("insert social-number");
    dock.control("fault mute 4");
    assertEquals("card-mute", reason(reader.read(NONE, CardDock.seconds(20))));
    assertEquals(DeviceState.ONLINE, reader.status(CardDock.seconds(5)).state());
    assertEquals("card-mute", reason(reader.read(NONE, CardDock.seconds(5))));
    dock.reset();
    dock.control("insert social-number");
    assertEquals("social-security", awaitReading().kind());
  }

  /// The virtual reader comes to itself some time after the card that held it was pulled.
  private SmartCard awaitReading() throws InterruptedException {
    var deadline = CardDock.seconds(20);
    while (true) {
      if (reader.read(NONE, deadline) instanceof Outcome.Done<SmartCard>(var card)) {
        return card;
      }
      assertFalse(deadline.passed());
      deadline.pause(Duration.ofMillis(100));
    }
  }

  @Test
  void aDeadlineThatPassesInTheMiddleIsNoAnswer() throws Exception {
    dock.control("insert social-number");
    dock.control("fault mute 2");
    assertInstanceOf(Outcome.NoAnswer.class, reader.read(NONE, CardDock.seconds(2)));
  }

  @Test
  void theStatusTellsReaderCardAndAtr() throws Exception {
    var empty = reader.status(CardDock.seconds(5));
    assertEquals(DeviceState.ONLINE, empty.state());
    assertEquals(Media.NOT_PRESENT, empty.media());
    assertEquals(CardDock.READER, empty.identity().get("reader"));
    dock.control("insert blank");
    var seen = reader.awaitChange(empty, CardDock.seconds(10));
    assertEquals(Media.PRESENT, seen.media());
    dock.control("remove");
    assertEquals(empty, reader.awaitChange(seen, CardDock.seconds(10)));
  }

  @Test
  void nothingChangesUntilTheDeadline() throws Exception {
    var empty = reader.status(CardDock.seconds(5));
    assertEquals(empty, reader.awaitChange(empty, CardDock.seconds(1)));
  }

  @Test
  void aNameThatFitsSeveralReadersIsRefused() throws Exception {
    try (var several = CardDock.reader("Virtual PCD")) {
      assertEquals("reader-ambiguous", reason(several.read(NONE, CardDock.seconds(5))));
    }
  }

  @Test
  void aReaderThatIsNotThereIsDisconnected() throws Exception {
    try (var missing = CardDock.reader("No Such Reader")) {
      assertEquals("disconnected", reason(missing.read(NONE, CardDock.seconds(5))));
      var status = missing.status(CardDock.seconds(5));
      assertEquals(DeviceState.OFFLINE, status.state());
    }
  }
}
