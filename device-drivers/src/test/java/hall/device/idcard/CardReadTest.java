// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.idcard.IdCardReader.Extra;
import hall.device.transport.Link;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is left in memory of a card that was read.
final class CardReadTest {

  private static final byte[] FOUND = Ga450CodecTest.answer(0, 0, 0x9F, new byte[4]);
  private static final byte[] SELECTED = Ga450CodecTest.answer(0, 0, 0x90, new byte[8]);
  private static final byte[] TEXT = Ga450CodecTest.answer(0, 0, 0x90, IdCardCases.payload(1024));
  private static final byte[] NO_ADDRESS = Ga450CodecTest.answer(0, 0, 0x91, new byte[0]);
  private static final byte[] REFUSED = Ga450CodecTest.answer(0, 0, 0x41, new byte[0]);
  private static final byte[] ABSENT = Ga450CodecTest.answer(0, 0, 0x80, new byte[0]);

  /// A line whose answers are fixed, and which keeps the buffers that were read into.
  private static final class Answers implements Link {
    private final Deque<byte[]> answers;
    private final List<byte[]> buffers = new ArrayList<>();
    private boolean asked;

    Answers(byte[]... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) {
      asked = true;
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) throws IOException {
      if (!asked) {
        return 0;
      }
      asked = false;
      var answer = answers.poll();
      if (answer == null) {
        throw new IOException("unplugged");
      }
      buffers.add(into);
      System.arraycopy(answer, 0, into, offset, answer.length);
      return answer.length;
    }

    @Override
    public boolean changeRate(int baud) {
      return false;
    }

    @Override
    public void close() {}
  }

  private final List<byte[]> photos = new ArrayList<>();

  private final PhotoDecoder decoder =
      wlt -> {
        photos.add(wlt);
        assertFalse(zero(wlt), "the decoder must see the photo");
        return Optional.empty();
      };

  private static boolean zero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private CardRead read(Answers line) {
    return new CardRead(
        new Ga450Talk(line, true), ReaderQuirks.NONE, decoder, ReaderDock.in(10_000));
  }

  @Test
  void everyBufferIsZeroedAfterARead() throws Exception {
    var line = new Answers(FOUND, SELECTED, TEXT, NO_ADDRESS);
    var card = ReaderDock.done(read(line).run(Set.of(Extra.FINGERPRINTS), false));
    assertEquals("张测试", card.name());
    assertEquals(2, card.fingerprints().size());
    assertEquals(4, line.buffers.size());
    line.buffers.forEach(buffer -> assertTrue(zero(buffer)));
    assertEquals(1, photos.size());
    assertArrayEquals(new byte[1024], photos.getFirst());
  }

  @Test
  void everyBufferIsZeroedAlsoWhenTheReadFailsAfterTheCardWasRead() throws Exception {
    var line = new Answers(FOUND, SELECTED, TEXT, REFUSED, ABSENT, ABSENT);
    var fault = ReaderDock.fault(read(line).run(Set.of(Extra.FINGERPRINTS), false));
    assertEquals("card-removed", fault.reason());
    assertEquals(6, line.buffers.size());
    line.buffers.forEach(buffer -> assertTrue(zero(buffer)));
    assertTrue(photos.isEmpty());
  }
}
