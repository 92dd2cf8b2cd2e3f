// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.outbox.Submission.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  private static final String MARKER = "张测试-110101194910010021";
  private static final int PIECE = 1 << 20;

  @TempDir private Path folder;
  private byte[] key = new byte[32];
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");

  @BeforeEach
  void makeKey() {
    new Random(1).nextBytes(key);
  }

  private Outbox open() throws IOException {
    return Outbox.open(folder.resolve("outbox.db"), key, new SecureRandom(), () -> now);
  }

  private static Submission submission(int number, int size) {
    var bytes = new byte[size];
    new Random(number).nextBytes(bytes);
    var marked = MARKER.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(marked, 0, bytes, 0, Math.min(size, marked.length));
    return new Submission(
        new UUID(0, number),
        "ZC-" + number,
        ("{\"name\":\"" + MARKER + "\"}").getBytes(StandardCharsets.UTF_8),
        List.of(new Document("d1", bytes), new Document("d2", new byte[0])));
  }

  private static byte[] whole(Outbox outbox, Outbox.Entry entry, String id, long from)
      throws IOException {
    var out = new ByteArrayOutputStream();
    long offset = from;
    for (var bytes = outbox.read(entry, id, offset);
        bytes.length > 0;
        bytes = outbox.read(entry, id, offset)) {
      out.write(bytes);
      offset += bytes.length;
    }
    return out.toByteArray();
  }

  @Test
  void whatIsPutSurvivesAnEndWithoutClosing() throws IOException {
    var submission = submission(1, 3 * PIECE + 17);
    open().put(submission);
    try (var again = open()) {
      var entry = again.waiting().getFirst();
      assertEquals(submission.key(), entry.key());
      assertArrayEquals(submission.metadata(), again.metadata(entry));
      var bytes = submission.documents().getFirst().bytes();
      assertArrayEquals(bytes, whole(again, entry, "d1", 0));
      assertEquals(0, whole(again, entry, "d2", 0).length);
    }
  }

  @Test
  void anUploadGoesOnAtAnyOffset() throws IOException {
    var submission = submission(1, 2 * PIECE + 5);
    try (var outbox = open()) {
      outbox.put(submission);
      var entry = outbox.waiting().getFirst();
      var bytes = submission.documents().getFirst().bytes();
      for (int from : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, bytes.length}) {
        assertArrayEquals(
            java.util.Arrays.copyOfRange(bytes, from, bytes.length),
            whole(outbox, entry, "d1", from),
            "from " + from);
      }
    }
  }

  @Test
  void nothingOnTheDiskTellsWhoseItIs() throws IOException {
    try (var outbox = open()) {
      outbox.put(submission(1, 100));
      assertFalse(onDisk(MARKER), "while it waits");
      outbox.delivered(outbox.waiting().getFirst());
      assertEquals(List.of(), outbox.waiting());
      assertFalse(onDisk("ZC-1"), "after it was delivered not even its number stays");
    }
  }

  private boolean onDisk(String text) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        var sought = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (content.contains(sought)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void anotherKeyOpensNothing() throws IOException {
    try (var outbox = open()) {
      outbox.put(submission(1, 100));
    }
    key[0] ^= 1;
    try (var outbox = open()) {
      var entry = outbox.waiting().getFirst();
      assertThrows(IOException.class, () -> outbox.metadata(entry));
      assertThrows(IOException.class, () -> outbox.read(entry, "d1", 0));
    }
  }

  @Test
  void aRefusedSubmissionStaysAndBlocksNobody() throws IOException {
    try (var outbox = open()) {
      outbox.put(submission(1, 10));
      now = now.plusSeconds(60);
      outbox.put(submission(2, 10));
      outbox.refused(outbox.waiting().getFirst(), "submission-defective");
      assertEquals(
          List.of("ZC-2"), outbox.waiting().stream().map(Outbox.Entry::localNumber).toList());
      assertEquals(new Outbox.Depth(1, Duration.ZERO, 1), outbox.depth());
    }
  }

  @Test
  void theSameKeyTwiceIsAnErrorAndTheFirstStays() throws IOException {
    try (var outbox = open()) {
      outbox.put(submission(1, 10));
      assertThrows(IOException.class, () -> outbox.put(submission(1, 10)));
      assertEquals(1, outbox.waiting().size());
    }
  }

  @Test
  void manyThreadsMayUseItAtOnce() throws Exception {
    try (var outbox = open()) {
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    outbox.put(submission(number, 1000));
                    outbox.depth();
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                }));
      }
      for (var thread : threads) {
        thread.join();
      }
      assertEquals(8, outbox.waiting().size());
    }
  }

  @Test
  void aKeyOnTheSameDiskIsSeen() throws IOException {
    assertTrue(KeyFile.besides(folder.resolve("new/outbox.key"), folder.resolve("state")));
    // Every Linux keeps this folder in memory.
    assertFalse(KeyFile.besides(Path.of("/dev/shm/new/outbox.key"), folder));
  }

  @Test
  void theKeyIsMadeOnceAndKept() throws IOException {
    var file = folder.resolve("secret/outbox.key");
    var first = KeyFile.readOrMake(file, new SecureRandom());
    assertArrayEquals(first, KeyFile.readOrMake(file, new SecureRandom()));
    Files.write(file, new byte[3]);
    var problem =
        assertThrows(IOException.class, () -> KeyFile.readOrMake(file, new SecureRandom()));
    assertTrue(String.valueOf(problem.getMessage()).contains("32 bytes"));
  }
}
