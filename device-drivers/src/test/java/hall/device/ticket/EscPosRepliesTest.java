// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.ticket.EscPosReplies.Reply;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EscPosRepliesTest {

  private static List<Reply> take(EscPosReplies replies, String hex) {
    var found = new ArrayList<Reply>();
    for (byte b : HexFormat.of().parseHex(hex.replace(" ", ""))) {
      var reply = replies.take(b & 0xFF);
      if (!(reply instanceof EscPosReplies.Nothing)) {
        found.add(reply);
      }
    }
    return found;
  }

  private static String words(List<Reply> replies) {
    return String.join(
        " ",
        replies.stream()
            .map(reply ->
                switch (reply) {
                  case EscPosReplies.Nothing() -> "-";
                  case EscPosReplies.Status(int b) -> "%02X".formatted(b);
                  case EscPosReplies.Echo() -> "echo";
                  case EscPosReplies.Counter(long value) -> "#" + value;
                  case EscPosReplies.Name(var text) -> text;
                  case EscPosReplies.Automatic(var s) ->
                      s.fault().map(f -> f.reason()).orElse(s.paperLow() ? "low" : "good");
                  case EscPosReplies.Full(var s) -> s.ticketPresent() ? "held" : "free";
                })
            .toList());
  }

  /// Automatic status as the reference has it, and what it says.
  @ParameterizedTest
  @CsvSource({
    "10 00 00 0F, good",
    "14 00 00 00, good",
    "18 00 0C 0F, media-empty",
    "38 00 00 0F, cover-open",
    "18 08 00 0F, cutter",
    "18 20 00 0F, printer-error",
    "18 40 00 0F, recovering",
    "18 00 00 0F, offline",
    "10 00 03 0F, low",
    "38 08 0F 0F, cover-open",
  })
  void automaticStatusSaysTheSameAsTheAnswers(String packet, String says) {
    assertEquals(says, words(take(new EscPosReplies(), packet)));
  }

  @Test
  void answersMayStandInsideAutomaticStatus() {
    assertEquals("12 low", words(take(new EscPosReplies(), "10 00 12 03 0F")));
    assertEquals("12 1A media-empty 72", words(take(new EscPosReplies(), "12 18 1A 00 0C 0F 72")));
  }

  @Test
  void anEchoIsAnEchoOnlyOutsideOfAutomaticStatus() {
    assertEquals("echo", words(take(new EscPosReplies(), "00")));
    assertEquals("good", words(take(new EscPosReplies(), "10 00 00 00")));
    assertEquals("good echo", words(take(new EscPosReplies(), "10 00 00 00 03")));
  }

  @Test
  void aPacketThatBreaksOffDoesNotSwallowWhatFollows() {
    assertEquals("good", words(take(new EscPosReplies(), "10 00 10 00 00 0F")));
    assertEquals("12", words(take(new EscPosReplies(), "10 00 FF 12")));
    var replies = new EscPosReplies();
    assertEquals("", words(take(replies, "10 00 00")));
    replies.pause();
    assertEquals("echo", words(take(replies, "0F")));
  }

  @Test
  void theFullStatusIsRecognisedOnlyWhereItWasAskedFor() {
    var replies = new EscPosReplies();
    replies.expectFull(true);
    assertEquals("held free", words(take(replies, "10 0F 20 00 00 00 10 0F 00 12 10 00")));
    replies.expectFull(false);
    assertEquals("media-empty", words(take(replies, "18 0F 0C 00")));
  }

  @Test
  void automaticStatusIsStillToldWhileAFullStatusIsAwaited() {
    var replies = new EscPosReplies();
    replies.expectFull(true);
    assertEquals("low held", words(take(replies, "10 00 03 0F 10 0F 20 00 00 00")));
  }

  @Test
  void aModelsNameIsTextBetweenUnderscoreAndZeroWhereItIsAwaited() {
    var replies = new EscPosReplies();
    replies.expectName(true);
    assertEquals("TM-T88VI 16", words(take(replies, "5F 54 4D 2D 54 38 38 56 49 00 16")));
    assertEquals("12", words(take(replies, "5F 54 4D 12")));
    replies.expectName(false);
    assertEquals("", words(take(replies, "5F 54 4D 2D 54")));
  }

  @Test
  void countersAreDigitsBetweenUnderscoreAndZero() {
    assertEquals("#10240", words(take(new EscPosReplies(), "5F 31 30 32 34 30 00")));
    assertEquals("12", words(take(new EscPosReplies(), "5F 31 12")));
    assertEquals("", words(take(new EscPosReplies(), "5F" + "39".repeat(16))));
  }

  @Test
  void theAnswerToClearingIsNoEcho() {
    assertEquals("12", words(take(new EscPosReplies(), "37 25 00 12")));
  }

  @Test
  void whateverCameBeforeTheNextAnswersAreUnderstoodAfterAPause() {
    var random = new Random(20261125);
    var replies = new EscPosReplies();
    for (int i = 0; i < 1_000_000; i++) {
      replies.take(random.nextInt(256));
      if (random.nextInt(64) == 0) {
        replies.expectFull(random.nextBoolean());
        replies.pause();
        int status = 0x12 | (random.nextInt(256) & 0x6C);
        assertEquals(new EscPosReplies.Status(status), replies.take(status));
      }
    }
  }

  @Test
  void noiseThatIsNotHeldBackNeverHidesAnAnswer() {
    for (int b = 0; b < 256; b++) {
      if (b == 0x10 || b == 0x5F || b == 0x37) {
        continue;
      }
      var found = take(new EscPosReplies(), "%02X 12 1E".formatted(b));
      assertEquals("12 1E", words(found.subList(found.size() - 2, found.size())));
    }
  }
}
