// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.trace.TraceEntry.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PlayerTest {

  private static final byte[] ASK = {1, 2, 3};
  private static final byte[] ANSWER = {4, 5};

  private final AtomicLong micros = new AtomicLong();

  /// A channel that was opened, asked and closed.
  private static List<TraceEntry> recorded() {
    var ticks = new AtomicLong();
    var recorder = new Recorder(() -> ticks.addAndGet(1_000_000));
    int channel = recorder.open("tcp host 9100");
    recorder.received(channel, new byte[8], 0, 0);
    recorder.sent(channel, ASK);
    recorder.received(channel, ANSWER, 0, 2);
    recorder.failed(channel, "the peer closed the connection");
    recorder.closed(channel);
    return recorder.entries();
  }

  private Player player(List<TraceEntry> entries) {
    return new Player(entries, micros::set);
  }

  @Test
  void theSameConversationGoesTheSameWay() throws IOException {
    var player = player(recorded());
    int channel = player.open("tcp host 9100");
    player.send(channel, ASK);
    assertArrayEquals(ANSWER, player.receive(channel));
    assertEquals(4000, micros.get());
    var failure = assertThrows(IOException.class, () -> player.receive(channel));
    assertEquals("the peer closed the connection", failure.getMessage());
    assertEquals(Optional.empty(), player.divergence());
  }

  @Test
  void itIsKnownWhetherTheDeviceSpeaksBeforeItIsAsked() throws IOException {
    var player = player(recorded());
    int channel = player.open("tcp host 9100");
    assertTrue(player.speaks(channel), "even of a wait in vain");
    player.receive(channel);
    assertFalse(player.speaks(channel));
    player.send(channel, ASK);
    player.receive(channel);
    assertTrue(player.speaks(channel), "it fails");
    assertThrows(IOException.class, () -> player.receive(channel));
    assertFalse(player.speaks(channel), "it is closed");
  }

  @Test
  void otherBytesAreADivergenceAndNothingIsAnsweredAfterIt() throws IOException {
    var player = player(recorded());
    int channel = player.open("tcp host 9100");
    assertThrows(IOException.class, () -> player.send(channel, new byte[] {1, 2, 4}));
    assertThrows(IOException.class, () -> player.receive(channel));
    assertThrows(IOException.class, () -> player.open("tcp host 9100"));
    assertTrue(player.divergence().orElseThrow().contains("other bytes"));
  }

  @Test
  void anotherDeviceIsADivergence() {
    var player = player(recorded());
    assertThrows(IOException.class, () -> player.open("tcp other 9100"));
    assertTrue(player.divergence().orElseThrow().contains("recorded was tcp host 9100"));
  }

  @Test
  void whatWasNeverAskedForIsADivergence() throws IOException {
    var player = player(recorded());
    player.open("tcp host 9100");
    assertTrue(player.divergence().orElseThrow().contains("goes on with"));
  }

  @Test
  void overwrittenBytesAreNotCompared() throws IOException {
    Redaction hide =
        flow -> {
          if (flow.sent()) {
            flow.overwrite(1, new byte[] {0, 0});
          }
        };
    var entries = Redaction.apply(hide, recorded());
    var player = player(entries);
    int channel = player.open("tcp host 9100");
    player.send(channel, new byte[] {1, 77, 78});
    assertArrayEquals(ANSWER, player.receive(channel));
  }

  @Test
  void aRangeMayLieAcrossPiecesAndNoLengthChanges() {
    var recorder = new Recorder(() -> 0);
    int channel = recorder.open("serial /dev/none 9600");
    recorder.received(channel, new byte[] {1, 2, 3}, 0, 3);
    recorder.sent(channel, new byte[] {9});
    recorder.received(channel, new byte[] {4, 5, 6}, 0, 3);
    var clean =
        Redaction.apply(
            flow -> {
              if (!flow.sent()) {
                assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, flow.bytes());
                flow.overwrite(2, new byte[] {0, 0});
              }
            },
            recorder.entries());
    assertArrayEquals(new byte[] {1, 2, 0}, clean.get(1).data());
    assertArrayEquals(new byte[] {9}, clean.get(2).data());
    assertArrayEquals(new byte[] {0, 5, 6}, clean.get(3).data());
    assertEquals(2, new Tape("x", "y", 1, "done", clean).redactions());
    assertEquals(Kind.OPEN, clean.getFirst().kind());
  }
}
