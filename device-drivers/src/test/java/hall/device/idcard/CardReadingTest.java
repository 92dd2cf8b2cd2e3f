// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.idcard.CardReading.Ask;
import hall.device.idcard.CardReading.Failed;
import hall.device.idcard.CardReading.Finished;
import hall.device.idcard.CardReading.Move;
import hall.device.idcard.CardReading.Probe;
import hall.device.idcard.CardReading.Rest;
import hall.device.idcard.CardReading.State;
import hall.device.idcard.CardReading.Step;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Corrupt;
import hall.device.idcard.Ga450Codec.Frame;
import hall.device.idcard.Ga450Codec.Incomplete;
import hall.device.idcard.Ga450Codec.Nothing;
import hall.device.idcard.Ga450Codec.Received;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CardReadingTest {

  private static final Received FOUND = sw3(0x9F);
  private static final Received ABSENT = sw3(0x80);
  private static final Received OK = sw3(0x90);

  @Test
  void aWholeCardTakesFourAnswers() {
    var finished = assertInstanceOf(Finished.class, after(FOUND, OK, text(), sw3(0x91)));
    assertEquals(256, finished.parts().text().length);
    assertEquals(0, finished.address().length);
  }

  @Test
  void anEmptyReaderIsAskedAgainLater() {
    assertEquals(Step.FIND, assertInstanceOf(Rest.class, after(ABSENT)).state().step());
    assertInstanceOf(Finished.class, after(ABSENT, ABSENT, FOUND, OK, text(), sw3(0x91)));
  }

  @Test
  void anAppendedAddressComesAlong() {
    var address = frame(0x90, new byte[70]);
    var finished = assertInstanceOf(Finished.class, after(FOUND, OK, text(), address));
    assertEquals(70, finished.address().length);
  }

  @Test
  void aModuleThatDoesNotKnowAppendedAddressesIsFine() {
    assertInstanceOf(Finished.class, after(FOUND, OK, text(), sw3(0x21)));
  }

  @Test
  void aDamagedAnswerIsAskedForAgainAndThenBelieved() {
    assertInstanceOf(
        Finished.class, after(FOUND, OK, new Corrupt(), new Corrupt(), text(), sw3(0x91)));
    assertFault("checksum", after(FOUND, OK, new Corrupt(), new Corrupt(), new Corrupt()));
  }

  @Test
  void aCardPulledMidReadIsAFaultOfTheCitizen() {
    var failed = assertFault("card-removed", after(FOUND, OK, new Incomplete(600), ABSENT, ABSENT));
    assertEquals("citizen", failed.fault().owner().word());
  }

  @Test
  void aSingleFindWithoutACardIsNotBelieved() {
    assertInstanceOf(
        Finished.class,
        after(FOUND, OK, new Incomplete(600), ABSENT, FOUND, OK, text(), sw3(0x91)));
  }

  @Test
  void anAnswerThatKeepsEndingEarlyIsTruncated() {
    var cut = new Incomplete(600);
    assertFault("truncated", after(FOUND, OK, cut, FOUND, OK, cut, FOUND, OK, cut, FOUND));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x24, 0x31, 0x32, 0x33, 0x40, 0x41, 0x47})
  void aCardThatRefusesToBeReadMustBeLifted(int verdict) {
    assertFault("card-unreadable", after(FOUND, OK, sw3(verdict), FOUND));
  }

  @Test
  void aRefusedReadOfACardThatIsGoneIsARemoval() {
    assertFault("card-removed", after(FOUND, OK, sw3(0x41), ABSENT, ABSENT));
  }

  @Test
  void aRefusedSelectIsTriedOnceMore() {
    assertInstanceOf(Finished.class, after(FOUND, sw3(0x81), FOUND, OK, text(), sw3(0x91)));
    assertFault("card-unreadable", after(FOUND, sw3(0x81), FOUND, sw3(0x81), FOUND));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x60, 0x66})
  void aSecurityModuleThatFailedIsForTheEngineer(int verdict) {
    assertEquals("engineer", assertFault("sam-fault", after(sw3(verdict))).fault().owner().word());
  }

  @Test
  void silenceMakesItLookForTheModuleAgain() {
    var probe = assertInstanceOf(Probe.class, after(FOUND, OK, new Nothing(false)));
    assertEquals(Step.CHECK, probe.state().step());
    var silence = new Nothing(false);
    assertFault("disconnected", after(silence, silence, silence));
  }

  @Test
  void lengthsThatCanNotBeTrueAreAFaultOfTheProtocol() {
    assertFault("protocol", after(FOUND, OK, frame(0x90, new byte[] {1, 0, 4, 0})));
    assertFault("protocol", after(FOUND, OK, frame(0x90, new byte[] {1, 0})));
    var oddAddress = frame(0x90, new byte[3]);
    assertFault("protocol", after(FOUND, OK, text(), oddAddress));
  }

  @Test
  void fingerprintsAreAskedForOnlyOnDemand() {
    var reading = new CardReading(ReaderQuirks.NONE);
    assertEquals(Command.READ, state(after(FOUND, OK)).command());
    var demanded = after(reading, reading.start(true, false), FOUND, OK);
    assertEquals(Command.READ_WITH_FINGERPRINTS, state(demanded).command());
    var without = new CardReading(quirky(false, false, false, false));
    assertEquals(
        Command.READ, state(after(without, without.start(true, false), FOUND, OK)).command());
  }

  @Test
  void aModuleThatRefusesFingerprintsIsAskedWithoutThem() {
    var reading = new CardReading(ReaderQuirks.NONE);
    var refused = after(reading, reading.start(true, false), FOUND, OK, sw3(0x21));
    assertEquals(Command.READ, state(refused).command());
    var silent = after(reading, reading.start(true, false), FOUND, OK, new Nothing(false));
    assertInstanceOf(Probe.class, silent);
    var again = after(reading, state(silent), FOUND, OK);
    assertEquals(Command.READ, state(again).command());
  }

  @Test
  void anUnknownCommandIsNoReasonToReadPlainlyForEver() {
    assertFault("card-unreadable", after(FOUND, OK, sw3(0x21), FOUND));
  }

  @Test
  void aModelWhoseFirstFindLiesIsAskedAgainAtOnce() {
    var reading = new CardReading(quirky(false, true, false, true));
    var start = reading.start(false, false);
    assertInstanceOf(Ask.class, after(reading, start, ABSENT));
    assertInstanceOf(Rest.class, after(reading, start, ABSENT, ABSENT));
    assertInstanceOf(Ask.class, after(reading, start, ABSENT, ABSENT, ABSENT));
    assertInstanceOf(Finished.class, after(reading, start, ABSENT, FOUND, OK, text(), sw3(0x91)));
  }

  @Test
  void aModelThatWantsTwoSelectsIsBelievedTheSecondTime() {
    var reading = new CardReading(quirky(false, false, true, true));
    var start = reading.start(false, false);
    assertInstanceOf(
        Finished.class, after(reading, start, FOUND, sw3(0x81), OK, text(), sw3(0x91)));
    assertEquals(Step.CHECK, state(after(reading, start, FOUND, OK, sw3(0x81))).step());
  }

  @Test
  void aModelThatWantsTheCardLiftedIsNotAskedToReadItAgainBefore() {
    var reading = new CardReading(quirky(true, false, false, true));
    assertEquals(Step.FIND, reading.start(false, false).step());
    var start = reading.start(false, true);
    assertEquals(Step.LIFT, start.step());
    assertEquals(Step.LIFT, state(after(reading, start, FOUND, FOUND, FOUND)).step());
    assertInstanceOf(
        Finished.class, after(reading, start, FOUND, ABSENT, FOUND, OK, text(), sw3(0x91)));
    assertEquals(Step.FIND, new CardReading(ReaderQuirks.NONE).start(false, true).step());
  }

  private static ReaderQuirks quirky(
      boolean lift, boolean firstFindLies, boolean selectTwice, boolean fingerprints) {
    return new ReaderQuirks(
        lift, false, firstFindLies, Duration.ofMillis(310), selectTwice, true, fingerprints, false);
  }

  @Test
  void everyRandomConversationEnds() {
    var random = new Random(20260104);
    for (int i = 0; i < 20_000; i++) {
      var reading = new CardReading(quirks(random));
      var start = reading.start(random.nextBoolean(), random.nextBoolean());
      Move move = new Ask(start);
      int answers = 0;
      for (State state = start; state != null; answers++) {
        move = reading.next(state, random(random, state));
        state = next(move);
      }
      assertTrue(answers < 60, "it never gives up");
      assertTrue(move instanceof Finished || move instanceof Failed);
    }
  }

  /// Never an empty reader while it waits for a card, since that may well go on for ever.
  private static Received random(Random random, State state) {
    return switch (random.nextInt(7)) {
      case 0 -> new Corrupt();
      case 1 -> new Incomplete(1 + random.nextInt(1000));
      case 2 -> new Nothing(random.nextBoolean());
      case 3 -> text();
      case 4 -> OK;
      // A card that is never lifted is waited for, too.
      case 5 -> state.step() == Step.LIFT ? ABSENT : FOUND;
      default ->
          state.command() == Command.FIND && state.step() != Step.CHECK
              ? sw3(0x81)
              : sw3(random.nextInt(256));
    };
  }

  private static ReaderQuirks quirks(Random random) {
    return new ReaderQuirks(
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        Duration.ofMillis(310),
        random.nextBoolean(),
        true,
        random.nextBoolean(),
        false);
  }

  private static Move after(Received... answers) {
    var reading = new CardReading(ReaderQuirks.NONE);
    return after(reading, reading.start(false, false), answers);
  }

  private static Move after(CardReading reading, State start, Received... answers) {
    State state = start;
    Move move = new Ask(state);
    for (var answer : answers) {
      state = next(move);
      if (state == null) {
        throw new AssertionError("it ended too early: " + move);
      }
      move = reading.next(state, answer);
    }
    return move;
  }

  private static State state(Move move) {
    return Objects.requireNonNull(next(move), "it has ended");
  }

  private static @Nullable State next(Move move) {
    return switch (move) {
      case Ask(var state) -> state;
      case Rest(var state) -> state;
      case Probe(var state) -> state;
      case Finished _, Failed _ -> null;
    };
  }

  private static Failed assertFault(String reason, Move move) {
    var failed = assertInstanceOf(Failed.class, move);
    assertEquals(reason, failed.fault().reason());
    return failed;
  }

  private static Frame sw3(int verdict) {
    return frame(verdict, new byte[0]);
  }

  private static Frame text() {
    var data = new byte[4 + 256 + 1024];
    data[0] = 1;
    data[2] = 4;
    return frame(0x90, data);
  }

  private static Frame frame(int sw3, byte[] data) {
    return new Frame(0, 0, sw3, data, 0);
  }
}
