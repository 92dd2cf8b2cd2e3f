// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import hall.server.submission.DocumentVault;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Makes a backup while servers may go on: the database as it stood at one moment, and at least as
/// much of each document as had arrived at that moment. Nothing is held in memory but one block.
public final class Backup {
  private static final int ROWS_AT_ONCE = 1000;
  private static final int BLOCK = 64 * 1024;

  private final Connection connection;
  private final Holdings holdings;
  private final Secrets secrets;
  private final InstantSource clock;
  private final List<String> damaged = new ArrayList<>();

  /// @param connection used by nobody else meanwhile
  public Backup(Connection connection, Holdings holdings, Secrets secrets, InstantSource clock) {
    this.connection = connection;
    this.holdings = holdings;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// What was written.
  ///
  /// @param damaged documents of accepted cases that are missing or are not what the terminal sent
  public record Made(Manifest manifest, List<String> damaged) {}

  /// Writes a file that nobody else can read, whole or not at all.
  public Made write(Path file, @Nullable BackupKey key) throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new BackupException(file + " exists. Name a file that does not.");
    }
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      OutputStream bytes = new BufferedOutputStream(new Unclosed(channel), BLOCK);
      Manifest manifest;
      try (ZipOutputStream archive =
          new ZipOutputStream(new BufferedOutputStream(Seal.write(bytes, key, secrets), BLOCK))) {
        archive.setLevel(Deflater.BEST_SPEED);
        manifest = write(archive);
      }
      channel.force(true);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return new Made(manifest, List.copyOf(damaged));
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private Manifest write(ZipOutputStream archive) throws IOException, SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      Schema schema = new Schema(connection);
      String version =
          schema
              .version()
              .orElseThrow(() -> new BackupException("No server ever ran on this database."));
      List<Manifest.Table> tables = new ArrayList<>();
      for (Map.Entry<String, List<String>> table : schema.tables().entrySet()) {
        tables.add(table(archive, table.getKey(), table.getValue()));
      }
      Manifest.Documents documents = documents(archive);
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              version,
              clock.instant().toString(),
              tables,
              schema.sequences(),
              documents,
              keys(archive));
      archive.putNextEntry(new ZipEntry(Part.MANIFEST));
      archive.write(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      archive.closeEntry();
      return manifest;
    } finally {
      connection.rollback();
    }
  }

  private Manifest.Table table(ZipOutputStream archive, String name, List<String> columns)
      throws IOException, SQLException {
    archive.putNextEntry(new ZipEntry(Part.table(name)));
    MessageDigest digest = Secrets.sha256();
    long rows =
        Schema.copying(connection)
            .copyOut(
                Schema.copy(name, columns) + "to stdout", new DigestOutputStream(archive, digest));
    archive.closeEntry();
    return new Manifest.Table(name, columns, rows, HexFormat.of().formatHex(digest.digest()));
  }

  private Manifest.Documents documents(ZipOutputStream archive) throws IOException, SQLException {
    MessageDigest all = Secrets.sha256();
    long files = 0;
    long bytes = 0;
    // The database may be older than papers that are handed in later, and lack their column, or
    // than pages that come with complaints, and lack their table.
    boolean complaints = new Schema(connection).tables().containsKey("complaint_pages");
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select d.submission_key, d.id, d.sha256,
              c.case_number is not null or to_jsonb(s) ->> 'handed_in_at' is not null as accepted
            from submission_document d join submission s on s.key = d.submission_key
            left join service_case c on c.submission_key = d.submission_key
            """
                + (complaints
                    ? "union all select shelf, 'pages', sha256, filed from complaint_pages "
                    : "")
                + "order by 1, 2")) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String path =
              DocumentVault.path(rows.getObject(1, UUID.class), rows.getString(2))
                  .toString()
                  .replace('\\', '/');
          MessageDigest one = Secrets.sha256();
          long length = document(archive, path, one);
          String hash = HexFormat.of().formatHex(one.digest());
          if (length >= 0) {
            files++;
            bytes += length;
            DocumentsHash.add(all, path, hash);
          }
          if (rows.getBoolean(4) && (length < 0 || !hash.equals(rows.getString(3)))) {
            damaged.add(path);
          }
        }
      }
    }
    return new Manifest.Documents(files, bytes, HexFormat.of().formatHex(all.digest()));
  }

  /// The length; negative when there is no file.
  private long document(ZipOutputStream archive, String path, MessageDigest digest)
      throws IOException {
    try (InputStream bytes = Files.newInputStream(holdings.documents().resolve(path))) {
      archive.putNextEntry(new ZipEntry(Part.document(path)));
      long length = bytes.transferTo(new DigestOutputStream(archive, digest));
      archive.closeEntry();
      return length;
    } catch (NoSuchFileException nothingArrived) {
      return -1;
    }
  }

  private List<Manifest.KeyFile> keys(ZipOutputStream archive) throws IOException {
    List<Manifest.KeyFile> keys = new ArrayList<>();
    for (Map.Entry<String, Path> key : new TreeMap<>(holdings.keys()).entrySet()) {
      if (Files.exists(key.getValue())) {
        byte[] content = Files.readAllBytes(key.getValue());
        archive.putNextEntry(new ZipEntry(Part.key(key.getKey())));
        archive.write(content);
        archive.closeEntry();
        keys.add(
            new Manifest.KeyFile(
                key.getKey(), HexFormat.of().formatHex(Secrets.sha256().digest(content))));
      }
    }
    return keys;
  }

  /// The channel is forced to the disk after the archive has been closed.
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(FileChannel channel) {
      super(Channels.newOutputStream(channel));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /// The hash over all documents.
  static final class DocumentsHash {
    private DocumentsHash() {}

    static void add(MessageDigest all, String path, String hash) {
      all.update(path.getBytes(StandardCharsets.UTF_8));
      all.update((byte) 0);
      all.update(HexFormat.of().parseHex(hash));
    }
  }
}
