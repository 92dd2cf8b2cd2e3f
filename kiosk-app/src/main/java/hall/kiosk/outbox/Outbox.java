// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.outbox;

import hall.kiosk.outbox.Seal.BrokenSealException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Submissions that wait for the server, durable once [#put] returned and gone without trace once
/// [#delivered].
///
/// SQLite in WAL mode with `synchronous=FULL` and `secure_delete`; everything personal is sealed.
/// What the server refused stays, marked, for the staff. Every method may be called from any
/// thread; a disk that fails is an [IOException].
public final class Outbox implements AutoCloseable {

  private static final int PIECE = 1 << 20;

  private static final List<String> SCHEMA =
      List.of(
          "PRAGMA journal_mode=WAL",
          "PRAGMA synchronous=FULL",
          "PRAGMA secure_delete=ON",
          "PRAGMA foreign_keys=ON",
          """
          CREATE TABLE IF NOT EXISTS entry (
            key TEXT PRIMARY KEY, local_number TEXT NOT NULL, created_at INTEGER NOT NULL,
            refused TEXT, metadata BLOB NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS piece (
            key TEXT NOT NULL REFERENCES entry ON DELETE CASCADE, document TEXT NOT NULL,
            number INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (key, document, number))\
          """);

  private final Connection connection;
  private final Seal seal;
  private final InstantSource clock;

  private Outbox(Connection connection, Seal seal, InstantSource clock) {
    this.connection = connection;
    this.seal = seal;
    this.clock = clock;
  }

  /// A submission that waits.
  public record Entry(UUID key, String localNumber) {}

  /// What the outbox holds, for the heartbeat.
  ///
  /// @param oldest how long the oldest has waited
  /// @param refused what stays for the staff and does not wait
  public record Depth(int waiting, Duration oldest, int refused) {}

  public static Outbox open(Path file, byte[] key, SecureRandom random, InstantSource clock)
      throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        for (var sql : SCHEMA) {
          statement.execute(sql);
        }
      }
      connection.setAutoCommit(false);
      return new Outbox(connection, new Seal(key, random), clock);
    } catch (SQLException e) {
      throw new IOException("the outbox " + file + " can't be opened", e);
    }
  }

  /// Keeps a submission; when this returns it survives a power cut.
  public synchronized void put(Submission submission) throws IOException {
    var key = submission.key().toString();
    inTransaction(() -> {
      update(
          "INSERT INTO entry (key, local_number, created_at, metadata) VALUES (?, ?, ?, ?)",
          key,
          submission.localNumber(),
          clock.instant().toEpochMilli(),
          seal.seal(submission.metadata(), key));
      for (var document : submission.documents()) {
        for (int i = 0; i == 0 || i * PIECE < document.bytes().length; i++) {
          int end = Math.min((i + 1) * PIECE, document.bytes().length);
          update(
              "INSERT INTO piece (key, document, number, sealed) VALUES (?, ?, ?, ?)",
              key,
              document.id(),
              i,
              seal.seal(
                  Arrays.copyOfRange(document.bytes(), i * PIECE, end),
                  place(key, document.id(), i)));
        }
      }
      return submission;
    });
  }

  /// What waits for the server, oldest first.
  public synchronized List<Entry> waiting() throws IOException {
    return inTransaction(() -> {
      var entries = new ArrayList<Entry>();
      try (var query =
              prepare(
                  "SELECT key, local_number FROM entry WHERE refused IS NULL ORDER BY created_at, key");
          var rows = query.executeQuery()) {
        while (rows.next()) {
          entries.add(new Entry(UUID.fromString(rows.getString(1)), rows.getString(2)));
        }
      }
      return entries;
    });
  }

  /// The JSON document of an entry.
  public synchronized byte[] metadata(Entry entry) throws IOException {
    var key = entry.key().toString();
    var sealed = blob("SELECT metadata FROM entry WHERE key = ?", key);
    return open(sealed.orElseThrow(() -> new IOException("no such entry")), key);
  }

  /// The bytes of a document from an offset to the end of its piece, at most 1 MiB; empty at the
  /// document's end.
  public synchronized byte[] read(Entry entry, String document, long offset) throws IOException {
    var key = entry.key().toString();
    int number = Math.toIntExact(offset / PIECE);
    var sealed =
        blob(
            "SELECT sealed FROM piece WHERE key = ? AND document = ? AND number = ?",
            key,
            document,
            number);
    if (sealed.isEmpty()) {
      return new byte[0];
    }
    var plain = open(sealed.get(), place(key, document, number));
    int from = Math.toIntExact(offset % PIECE);
    return from >= plain.length ? new byte[0] : Arrays.copyOfRange(plain, from, plain.length);
  }

  /// The server has it, with a case number: the terminal forgets it.
  public synchronized void delivered(Entry entry) throws IOException {
    inTransaction(() -> {
      update("DELETE FROM entry WHERE key = ?", entry.key().toString());
      return entry;
    });
    checkpoint();
  }

  /// The server will never take it as it is: it stays for the staff and blocks nobody.
  public synchronized void refused(Entry entry, String reason) throws IOException {
    inTransaction(() -> {
      update("UPDATE entry SET refused = ? WHERE key = ?", reason, entry.key().toString());
      return entry;
    });
  }

  /// Drops what was refused, because whoever handed it in makes it anew; nothing is done where it
  /// was not.
  public synchronized void takenBack(String localNumber) throws IOException {
    inTransaction(() -> {
      update("DELETE FROM entry WHERE local_number = ? AND refused IS NOT NULL", localNumber);
      return localNumber;
    });
    checkpoint();
  }

  public synchronized Depth depth() throws IOException {
    return inTransaction(() -> {
      try (var query =
              prepare(
                  """
                  SELECT count(*) FILTER (WHERE refused IS NULL),
                    min(created_at) FILTER (WHERE refused IS NULL),
                    count(*) FILTER (WHERE refused IS NOT NULL) FROM entry\
                  """);
          var rows = query.executeQuery()) {
        rows.next();
        int waiting = rows.getInt(1);
        var oldest =
            waiting == 0
                ? Duration.ZERO
                : Duration.between(Instant.ofEpochMilli(rows.getLong(2)), clock.instant());
        return new Depth(waiting, oldest, rows.getInt(3));
      }
    });
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the outbox can't be closed", e);
    }
  }

  /// Empties the write-ahead log, so that not even sealed bytes of a delivered entry stay in it.
  private void checkpoint() throws IOException {
    try (var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IOException("the outbox can't be cleaned", e);
    }
  }

  private static String place(String key, String document, int number) {
    return key + "/" + document + "/" + number;
  }

  private byte[] open(byte[] sealed, String place) throws IOException {
    try {
      return seal.open(sealed, place);
    } catch (BrokenSealException e) {
      throw new IOException("the outbox holds a piece that this terminal did not seal", e);
    }
  }

  private Optional<byte[]> blob(String sql, Object... values) throws IOException {
    return inTransaction(() -> {
      try (var query = prepare(sql, values);
          var rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    });
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private void update(String sql, Object... values) throws SQLException {
    try (var statement = prepare(sql, values)) {
      statement.executeUpdate();
    }
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) throws IOException {
    try {
      var result = work.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      var failure = new IOException("the outbox can't be used: " + e.getMessage(), e);
      try {
        connection.rollback();
      } catch (SQLException again) {
        failure.addSuppressed(again);
      }
      throw failure;
    }
  }
}
