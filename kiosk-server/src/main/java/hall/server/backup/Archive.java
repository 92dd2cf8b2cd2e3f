// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a backup from its beginning to its end and proves that it is what was written. What it
/// hands out before that may be anything: only the manifest that it returns makes it true.
final class Archive {
  private static final int BLOCK = 64 * 1024;
  private static final int LARGEST_MANIFEST = 16 * 1024 * 1024;
  private static final int LARGEST_KEY = 1024 * 1024;

  private final Receiver receiver;
  private final Map<String, String> tables = new TreeMap<>();
  private final Map<String, String> keys = new TreeMap<>();
  private final MessageDigest documents = Secrets.sha256();
  private long files;
  private long bytes;

  private Archive(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Takes the parts as they come. A stream that it leaves is read to its end all the same.
  interface Receiver {
    void rows(String table, InputStream rows) throws IOException, SQLException;

    void document(String path, InputStream content) throws IOException;

    void key(String name, byte[] content) throws IOException;
  }

  /// Only proves.
  static Manifest verify(Path file, @Nullable BackupKey key) throws IOException, SQLException {
    return read(
        file,
        key,
        new Receiver() {
          @Override
          public void rows(String table, InputStream rows) {}

          @Override
          public void document(String path, InputStream content) {}

          @Override
          public void key(String name, byte[] content) {}
        });
  }

  static Manifest read(Path file, @Nullable BackupKey key, Receiver receiver)
      throws IOException, SQLException {
    try (InputStream whole =
            Seal.read(
                new BufferedInputStream(Files.newInputStream(file), BLOCK), Files.size(file), key);
        ZipInputStream entries = new ZipInputStream(whole)) {
      Manifest manifest = new Archive(receiver).read(entries);
      // Behind the entries stands what other programs find them by, and what proves the whole.
      whole.transferTo(OutputStream.nullOutputStream());
      return manifest;
    } catch (ZipException
        | EOFException
        | JsonProcessingException
        | IllegalArgumentException unreadable) {
      throw new BackupException(
          Seal.damaged().getMessage() + " " + unreadable.getMessage(), unreadable);
    }
  }

  private Manifest read(ZipInputStream entries) throws IOException, SQLException {
    Optional<Manifest> manifest = Optional.empty();
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (manifest.isPresent()) {
        throw Seal.damaged();
      }
      switch (Part.of(entry.getName()).orElseThrow(Seal::damaged)) {
        case Part.Rows(String name) -> tables(name, entries);
        case Part.Document(String path) -> document(path, entries);
        case Part.Key(String name) -> key(name, entries);
        case Part.Contents() -> manifest = Optional.of(manifest(entries));
      }
    }
    Manifest found = manifest.orElseThrow(Seal::damaged);
    boolean same =
        tables.equals(hashes(found.tables(), Manifest.Table::name, Manifest.Table::sha256))
            && keys.equals(hashes(found.keys(), Manifest.KeyFile::name, Manifest.KeyFile::sha256))
            && found
                .documents()
                .equals(
                    new Manifest.Documents(
                        files, bytes, HexFormat.of().formatHex(documents.digest())));
    if (!same) {
      throw new BackupException("The backup is damaged: its parts are not what its manifest says.");
    }
    return found;
  }

  private void tables(String name, InputStream entry) throws IOException, SQLException {
    DigestInputStream rows = new DigestInputStream(entry, Secrets.sha256());
    receiver.rows(name, rows);
    rows.transferTo(OutputStream.nullOutputStream());
    once(tables.put(name, hash(rows)));
  }

  private void document(String path, InputStream entry) throws IOException {
    DigestInputStream content = new DigestInputStream(entry, Secrets.sha256());
    Counted counted = new Counted(content);
    receiver.document(path, counted);
    counted.transferTo(OutputStream.nullOutputStream());
    files++;
    bytes += counted.count;
    Backup.DocumentsHash.add(documents, path, hash(content));
  }

  private void key(String name, InputStream entry) throws IOException {
    byte[] content = limited(entry, LARGEST_KEY);
    receiver.key(name, content);
    once(keys.put(name, HexFormat.of().formatHex(Secrets.sha256().digest(content))));
  }

  private static Manifest manifest(InputStream entry) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode tree = json.readTree(new ByteArrayInputStream(limited(entry, LARGEST_MANIFEST)));
    int format = tree.path("format").asInt();
    if (format > Manifest.FORMAT) {
      throw new BackupException("A newer server made this backup. Restore it with that one.");
    }
    return json.treeToValue(tree, Manifest.class);
  }

  private static byte[] limited(InputStream entry, int most) throws IOException {
    byte[] content = entry.readNBytes(most + 1);
    if (content.length > most) {
      throw Seal.damaged();
    }
    return content;
  }

  private static void once(@Nullable String before) throws IOException {
    if (before != null) {
      throw Seal.damaged();
    }
  }

  private static String hash(DigestInputStream stream) {
    return HexFormat.of().formatHex(stream.getMessageDigest().digest());
  }

  private static <T> Map<String, String> hashes(
      List<T> all, Function<T, String> name, Function<T, String> hash) {
    return all.stream().collect(Collectors.toMap(name, hash, (first, _) -> first, TreeMap::new));
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = in.read(into, offset, length);
      count += Math.max(some, 0);
      return some;
    }
  }
}
