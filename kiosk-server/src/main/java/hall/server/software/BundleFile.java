// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import hall.server.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The bundle of a release: a ZIP with the application in `app/`, the JVM's flags in `flags`, one a
/// line, and its version and sequence in `release.txt`, on one line. The same tree gives the same
/// bytes on every machine.
final class BundleFile {
  private static final String NAME = "release.txt";
  private static final int LONGEST_NAME = 256;

  /// The first moment that a ZIP can say.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleFile() {}

  /// What a bundle says of itself.
  record Label(String version, long sequence) {}

  /// What is signed of a bundle.
  record Content(long length, String sha256) {}

  /// Makes a bundle of a built application.
  static void write(Path to, Path app, Path flags, Label label) throws IOException {
    if (!Files.exists(app.resolve("quarkus-run.jar"))) {
      throw new IOException(app + " is no built application: it has no quarkus-run.jar");
    }
    try (OutputStream file = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      begin(zip, NAME);
      zip.write((label.version() + " " + label.sequence() + "\n").getBytes(StandardCharsets.UTF_8));
      begin(zip, "flags");
      Files.copy(flags, zip);
      for (Path each : files(app)) {
        begin(zip, "app/" + app.relativize(each).toString().replace('\\', '/'));
        Files.copy(each, zip);
      }
      zip.closeEntry();
    }
  }

  private static List<Path> files(Path app) throws IOException {
    try (Stream<Path> tree = Files.walk(app)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  /// What a bundle says of itself; empty for a file that is no bundle.
  static Optional<Label> label(Path bundle) throws IOException {
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      ZipEntry entry = zip.getEntry(NAME);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream text = zip.getInputStream(entry)) {
        String[] words =
            new String(text.readNBytes(LONGEST_NAME), StandardCharsets.UTF_8).strip().split(" ", 3);
        return words.length == 2
                && Release.VERSION.matcher(words[0]).matches()
                && words[1].matches("[1-9]\\d{0,14}")
            ? Optional.of(new Label(words[0], Long.parseLong(words[1])))
            : Optional.empty();
      }
    }
  }

  static Content content(Path bundle) throws IOException {
    MessageDigest digest = Secrets.sha256();
    byte[] block = new byte[BlockStore.BLOCK];
    long length = 0;
    try (InputStream bytes = Files.newInputStream(bundle)) {
      for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
        digest.update(block, 0, read);
        length += read;
      }
    }
    return new Content(length, HexFormat.of().formatHex(digest.digest()));
  }
}
