// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

  @TempDir private Path folder;
  private Path slot;
  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void prepare() throws IOException {
    slot = folder.resolve("slots/b");
    Files.createDirectories(slot);
    Files.writeString(slot.resolve("of-the-last-one"), "");
    files.put("release.txt", "0.2.0 12\n");
    files.put("flags", "-Xmx64m\n");
    files.put("app/quarkus-run.jar", "program");
  }

  private void unpack(byte[] bundle) throws IOException {
    Bundle.unpack(Files.write(folder.resolve("bundle"), bundle), "{}", slot);
  }

  private void refused(byte[] bundle) throws IOException {
    assertThrows(ZipException.class, () -> unpack(bundle));
    assertTrue(Files.exists(slot.resolve("of-the-last-one")), "the slot is as it was");
    try (var all = Files.walk(folder)) {
      assertTrue(
          all.noneMatch(file -> file.getFileName().toString().startsWith("evil")),
          "nothing lies outside");
    }
  }

  @Test
  void aBundleBecomesASlotWithItsDocument() throws IOException {
    files.put("app/lib/main/a.jar", "x".repeat(300_000));
    unpack(Vendor.zip(files));
    assertEquals("program", Files.readString(slot.resolve("app/quarkus-run.jar")));
    assertEquals(300_000, Files.size(slot.resolve("app/lib/main/a.jar")));
    assertEquals("{}", Files.readString(slot.resolve("release.json")));
    assertFalse(Files.exists(slot.resolve("of-the-last-one")));
    try (var all = Files.list(slot.resolveSibling("."))) {
      assertEquals(1, all.count(), "nothing is left over");
    }
  }

  @Test
  void whatAnEarlierAttemptLeftIsNoHindrance() throws IOException {
    Files.createDirectories(slot.resolveSibling("b.new/app"));
    Files.createDirectories(slot.resolveSibling("b.old/app"));
    unpack(Vendor.zip(files));
    assertTrue(Files.exists(slot.resolve("app/quarkus-run.jar")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "app/../../evil",
        "/evil",
        "app//evil",
        "app/./evil",
        "app\\..\\evil",
        "confirmed",
        "release.json",
        "start.aot",
        "app/evil\n",
        "flags/",
      })
  void aNameThatDoesNotBelongThereSpoilsAll(String name) throws IOException {
    files.remove("flags");
    files.put(name, "evil");
    files.putIfAbsent("flags", "");
    refused(Vendor.zip(files));
  }

  @ParameterizedTest
  @ValueSource(strings = {"release.txt", "flags", "app/quarkus-run.jar"})
  void aPartThatLacksSpoilsAll(String name) throws IOException {
    files.remove(name);
    refused(Vendor.zip(files));
  }

  @Test
  void theSameNameTwiceSpoilsAll() throws IOException {
    files.put("app/aaaa", "1");
    files.put("app/bbbb", "2");
    refused(replaced(Vendor.zip(files), "app/bbbb", "app/aaaa"));
  }

  @Test
  void anEntryThatUnpacksToMoreThanItAnnouncesSpoilsAll() throws IOException {
    files.put("app/bomb", "0".repeat(10_000_000));
    refused(announced(Vendor.zip(files), "app/bomb", 1000));
  }

  @Test
  void tooManyBytesAreNotEvenBegun() throws IOException {
    files.put("app/bomb", "0");
    files.put("app/bomc", "0");
    var bundle = announced(Vendor.zip(files), "app/bomb", Integer.MAX_VALUE);
    refused(announced(bundle, "app/bomc", Integer.MAX_VALUE));
  }

  @Test
  void tooManyEntriesSpoilAll() throws IOException {
    for (int i = 0; i < Bundle.MOST_ENTRIES; i++) {
      files.put("app/" + i, "");
    }
    refused(Vendor.zip(files));
  }

  @Test
  void aLinkBecomesAFileLikeAnyOther() throws IOException {
    files.put("app/link", "/etc/passwd");
    var bundle = Vendor.zip(files);
    int at = header(bundle, "app/link");
    bundle[at + 5] = 3; // made on Unix
    ByteBuffer.wrap(bundle).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 38, 0120777 << 16);
    unpack(bundle);
    assertFalse(Files.isSymbolicLink(slot.resolve("app/link")));
    assertTrue(Files.isRegularFile(slot.resolve("app/link"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void whatIsNoBundleOrHalfOfOneSpoilsAll() throws IOException {
    var bundle = Vendor.zip(files);
    refused(new byte[0]);
    refused("<html>".getBytes(StandardCharsets.UTF_8));
    for (int length = 1; length < bundle.length; length += 31) {
      refused(Arrays.copyOf(bundle, length));
    }
  }

  private static byte[] replaced(byte[] bundle, String name, String by) {
    return new String(bundle, StandardCharsets.ISO_8859_1)
        .replace(name, by)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] announced(byte[] bundle, String name, int length) {
    ByteBuffer.wrap(bundle)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(header(bundle, name) + 24, length);
    return bundle;
  }

  /// Where the central directory speaks of an entry.
  private static int header(byte[] bundle, String name) {
    var text = new String(bundle, StandardCharsets.ISO_8859_1);
    return text.lastIndexOf(name) - 46;
  }
}
