// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command says and with which status it ends; what it finds has tests of its own.
class ArchiveCheckTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir Path folder;

  private int run(String... arguments) {
    said.reset();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return ArchiveCheck.run(List.of(arguments), out, out);
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }

  /// A bag by the letter of RFC 8493, made by nobody's server.
  private String bag() throws Exception {
    String paper = "paper";
    String manifest = sum(paper) + "  data/a.txt\n";
    String declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    String info = "Payload-Oxum: 5.1\n";
    String tags =
        "%s  bagit.txt\n%s  bag-info.txt\n%s  manifest-sha256.txt\n"
            .formatted(sum(declaration), sum(info), sum(manifest));
    Path zip = folder.resolve("bag.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream to = new ZipOutputStream(out)) {
      add(to, "data/a.txt", paper);
      add(to, "manifest-sha256.txt", manifest);
      add(to, "bagit.txt", declaration);
      add(to, "bag-info.txt", info);
      add(to, "tagmanifest-sha256.txt", tags);
    }
    return zip.toString();
  }

  private static void add(ZipOutputStream to, String path, String text) throws IOException {
    to.putNextEntry(new ZipEntry("b/" + path));
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sum(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anUnsignedPackageIsIntactAndNoMore() throws Exception {
    assertEquals(0, run(bag()));
    assertTrue(text().contains("intact, 5 files"), text());
    assertTrue(text().contains("not signed: compare the seal with the audit"), text());
  }

  @Test
  void whatCannotBeVerifiedIsNotCalledAltered() throws Exception {
    Path note = Files.writeString(folder.resolve("note.pem"), "no certificate");
    assertEquals(2, run("--authority", note.toString(), bag()));
    assertTrue(text().contains("cannot be read as the certificate of an authority"), text());
    assertEquals(2, run("--authority", folder.resolve("nothing.pem").toString(), bag()));
    assertTrue(text().startsWith(folder.resolve("nothing.pem") + " cannot be read"), text());
    assertEquals(2, run(folder.resolve("nothing.zip").toString()));
    assertEquals(64, run());
    assertEquals(64, run("--author", note.toString(), bag()));
    assertTrue(text().contains("archive-verify [--authority FILE] FILE"), text());
  }
}
