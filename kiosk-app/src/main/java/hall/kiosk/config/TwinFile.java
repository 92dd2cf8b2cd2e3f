// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One document in two files, so that a damaged one costs nothing.
///
/// Each file: 64 hex digits, the SHA-256 of what follows their line feed; the number of the write
/// as a decimal and a line feed; the document. The valid file with the higher number counts.
public final class TwinFile {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.config");
  private static final int HASH_DIGITS = 64;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Path first;
  private final Path second;
  private final Disk disk;
  private long number;

  public TwinFile(Path folder, String name, Disk disk) {
    this.first = folder.resolve(name + ".json");
    this.second = folder.resolve(name + ".copy.json");
    this.disk = disk;
  }

  private record Written(long number, byte[] document) {}

  /// The document; absent where there is none, or none that is whole.
  public Optional<byte[]> read() {
    var newest =
        Stream.of(first, second)
            .flatMap(file -> read(file).stream())
            .max(Comparator.comparingLong(Written::number));
    newest.ifPresent(written -> number = Math.max(number, written.number()));
    return newest.map(Written::document);
  }

  /// The first file alone makes it durable; the second is there for the day the first is damaged.
  public void write(byte[] document) throws IOException {
    number++;
    var body = new ByteArrayOutputStream();
    body.writeBytes((number + "\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(document);
    var file = new ByteArrayOutputStream();
    file.writeBytes((Sha256.of(body.toByteArray()) + "\n").getBytes(StandardCharsets.UTF_8));
    file.writeBytes(body.toByteArray());
    disk.write(first, file.toByteArray());
    disk.write(second, file.toByteArray());
  }

  private static Optional<Written> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var written = parse(Files.readAllBytes(file));
      if (written.isEmpty()) {
        LOG.log(Level.ERROR, "configuration-file-damaged {0}", file);
      }
      return written;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "configuration-file-unreadable " + file, e);
      return Optional.empty();
    }
  }

  private static Optional<Written> parse(byte[] bytes) {
    if (bytes.length <= HASH_DIGITS || bytes[HASH_DIGITS] != '\n') {
      return Optional.empty();
    }
    var hash = new String(bytes, 0, HASH_DIGITS, StandardCharsets.ISO_8859_1);
    var body = Arrays.copyOfRange(bytes, HASH_DIGITS + 1, bytes.length);
    if (!Sha256.of(body).equals(hash)) {
      return Optional.empty();
    }
    var text = new String(body, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    if (end < 0 || !NUMBER.matcher(text.substring(0, end)).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Written(
            Long.parseLong(text.substring(0, end)),
            Arrays.copyOfRange(body, end + 1, body.length)));
  }
}
