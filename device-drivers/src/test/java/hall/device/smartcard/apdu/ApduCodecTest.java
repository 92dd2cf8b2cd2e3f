// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.smartcard.apdu.ApduCodec.Malformed;
import hall.device.smartcard.apdu.ApduCodec.Send;
import hall.device.smartcard.apdu.ApduCodec.State;
import hall.device.smartcard.apdu.ApduCodec.Whole;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApduCodecTest {

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  @Test
  void theCommandsAreThoseOfTheStandard() {
    assertEquals("00A4040002A000", hex(ApduCodec.selectApplication(hex("A000"))));
    assertEquals("00A4020002EF05", hex(ApduCodec.selectFile(2, 0xEF05)));
    assertEquals("00B2010400", hex(ApduCodec.readRecord(1, 4)));
    assertEquals("00A40400", ApduCodec.header(ApduCodec.selectApplication(hex("A000"))));
  }

  @Test
  void anAnswerIsDataAndStatusWord() {
    var whole = (Whole) ApduCodec.next(State.of(hex("00B2010400")), hex("01029000"));
    assertArrayEquals(hex("0102"), whole.answer().data());
    assertTrue(whole.answer().ok());
    assertEquals("SW 9000", whole.answer().toString());
  }

  @Test
  void dataInPiecesIsFetchedUntilItIsWhole() {
    var first = (Send) ApduCodec.next(State.of(hex("00B2010400")), hex("016102"));
    assertEquals("00C0000002", hex(first.state().sent()));
    var second = (Send) ApduCodec.next(first.state(), hex("02036101"));
    assertEquals("00C0000001", hex(second.state().sent()));
    var whole = (Whole) ApduCodec.next(second.state(), hex("049000"));
    assertEquals("01020304", hex(whole.answer().data()));
  }

  @Test
  void aWrongLengthIsCorrectedOnce() {
    var again = (Send) ApduCodec.next(State.of(hex("00B2010400")), hex("6C14"));
    assertEquals("00B2010414", hex(again.state().sent()));
    var whole = (Whole) ApduCodec.next(again.state(), hex("6C15"));
    assertEquals(0x6C15, whole.answer().sw());
  }

  @Test
  void aSecuredCommandIsNeverSentTwice() {
    var whole = (Whole) ApduCodec.next(State.of(hex("0CB0000000")), hex("6C14"));
    assertEquals(0x6C14, whole.answer().sw());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90"})
  void anAnswerWithoutAStatusWordIsMalformed(String answer) {
    assertInstanceOf(Malformed.class, ApduCodec.next(State.of(hex("00B2010400")), hex(answer)));
  }

  @Test
  void aCardThatNeverEndsIsEnded() {
    ApduCodec.Next next = new Send(State.of(hex("00B2010400")));
    int rounds = 0;
    while (next instanceof Send(var state)) {
      next = ApduCodec.next(state, hex("6100"));
      rounds++;
    }
    assertInstanceOf(Malformed.class, next);
    assertTrue(rounds < 1000, "rounds: " + rounds);
  }

  /// Whatever a card says, every exchange ends, and holds no more than the longest answer.
  @Test
  void everyRandomExchangeEnds() {
    var random = new Random(7816);
    for (int i = 0; i < 20_000; i++) {
      ApduCodec.Next next = new Send(State.of(hex(random.nextBoolean() ? "00B2010400" : "00A4")));
      while (next instanceof Send(var state)) {
        assertTrue(state.data().length <= 65_536);
        var answer = new byte[random.nextInt(260)];
        random.nextBytes(answer);
        if (answer.length >= 2 && random.nextInt(4) > 0) {
          answer[answer.length - 2] = (byte) (random.nextBoolean() ? 0x61 : 0x6C);
        }
        next = ApduCodec.next(state, answer);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0020008008", "0021000008", "0024000108", "002C000108", "0C20008008"})
  void aPinNeverReachesALink(String command) {
    var talk =
        new LinkTalk(sent -> {
          throw new AssertionError("it was sent");
        });
    assertThrows(IllegalArgumentException.class, () -> talk.exchange(hex(command)));
  }
}
