// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.submission.DocumentVault.Appended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentVaultTest {
  private static final UUID KEY = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final byte[] TEXT = "0123456789".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path data = Path.of("");

  @Test
  void bytesAreAppendedWhereTheFileEnds() throws IOException {
    DocumentVault vault = new DocumentVault(data);
    assertEquals(0, vault.length(KEY, "d1"));
    assertEquals(new Appended.Done(4), append(vault, 0, 0, 4));
    assertEquals(new Appended.OffsetDiffers(4), append(vault, 0, 0, 4));
    assertEquals(new Appended.Done(10), append(vault, 4, 4, 10));
    assertEquals(10, vault.length(KEY, "d1"));
    assertArrayEquals(TEXT, Files.readAllBytes(vault.file(KEY, "d1")));
    assertEquals(
        "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882",
        vault.sha256(KEY, "d1"));
    vault.reset(KEY, "d1");
    assertEquals(0, vault.length(KEY, "d1"));
  }

  @Test
  void whatIsExpectedIsThereWithoutAByteUntilItComes() {
    DocumentVault vault = new DocumentVault(data);
    append(vault, 0, 0, 4);
    vault.expect(KEY, List.of("d1", "d2"));
    assertTrue(Files.exists(vault.file(KEY, "d2")));
    assertEquals(0, vault.length(KEY, "d2"));
    assertEquals(new Appended.Done(10), append(vault, 4, 4, 10));
  }

  /// Pieces as a network brings them make one file, also where it is longer than a block.
  @Test
  void manySmallPiecesMakeOneFile() throws IOException {
    DocumentVault vault = new DocumentVault(data);
    byte[] whole = new byte[200_000];
    new Random(3).nextBytes(whole);
    InputStream pieces =
        new ByteArrayInputStream(whole) {
          @Override
          public int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 1 + length % 997));
          }
        };
    assertEquals(new Appended.Done(whole.length), vault.append(KEY, "d1", whole.length, 0, pieces));
    assertArrayEquals(whole, Files.readAllBytes(vault.file(KEY, "d1")));
  }

  @Test
  void tooManyBytesLeaveWhatWasThereBefore() {
    DocumentVault vault = new DocumentVault(data);
    append(vault, 0, 0, 4);
    assertEquals(
        new Appended.TooLong(4), vault.append(KEY, "d1", 6, 4, new ByteArrayInputStream(TEXT)));
    assertEquals(4, vault.length(KEY, "d1"));
  }

  @Test
  void aBrokenConnectionKeepsWhatArrived() {
    DocumentVault vault = new DocumentVault(data);
    InputStream broken =
        new InputStream() {
          private int sent;

          @Override
          public int read() throws IOException {
            if (sent == 3) {
              throw new IOException("The peer is gone");
            }
            return TEXT[sent++];
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            target[from] = (byte) read();
            return 1;
          }
        };
    assertEquals(new Appended.Interrupted(3), vault.append(KEY, "d1", 10, 0, broken));
    assertEquals(3, new DocumentVault(data).length(KEY, "d1"));
  }

  @Test
  void aSecondConnectionTakesOverFromOneThatHangs() {
    DocumentVault vault = new DocumentVault(data);
    InputStream overtaken =
        new InputStream() {
          private boolean first = true;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] target, int from, int length) {
            if (first) {
              assertInstanceOf(Appended.Done.class, append(vault, 0, 0, 10));
            }
            first = false;
            System.arraycopy(TEXT, 0, target, from, 2);
            return 2;
          }
        };
    assertEquals(new Appended.OffsetDiffers(10), vault.append(KEY, "d1", 10, 0, overtaken));
    try {
      assertArrayEquals(TEXT, Files.readAllBytes(vault.file(KEY, "d1")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDocumentThatIsSharedStaysWhenTheOtherIsForgotten() throws IOException {
    DocumentVault vault = new DocumentVault(data);
    UUID other = UUID.fromString("a7d3c1de-4a35-4a52-9f0b-0d8c6a9f4a10");
    append(vault, 0, 0, 10);
    vault.share(KEY, other, "d1");
    vault.share(KEY, other, "d1");
    assertTrue(Files.isSameFile(vault.file(KEY, "d1"), vault.file(other, "d1")));
    vault.forget(KEY);
    assertFalse(Files.exists(vault.file(KEY, "d1")));
    assertArrayEquals(TEXT, Files.readAllBytes(vault.file(other, "d1")));
  }

  @Test
  void whatAKilledServerLeftInTheWayIsReplaced() throws IOException {
    DocumentVault vault = new DocumentVault(data);
    UUID other = UUID.fromString("a7d3c1de-4a35-4a52-9f0b-0d8c6a9f4a10");
    append(vault, 0, 0, 10);
    vault.append(other, "d1", 10, 0, new ByteArrayInputStream(TEXT, 3, 2));
    vault.share(KEY, other, "d1");
    assertArrayEquals(TEXT, Files.readAllBytes(vault.file(other, "d1")));
  }

  private static Appended append(DocumentVault vault, long offset, int from, int to) {
    return vault.append(KEY, "d1", 10, offset, new ByteArrayInputStream(TEXT, from, to - from));
  }
}
