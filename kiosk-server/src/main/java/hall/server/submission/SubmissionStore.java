// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import hall.server.submission.Submission.Document;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Announced submissions in the database.
@ApplicationScoped
public class SubmissionStore {
  /// For how long an announcement is remembered: shorter than any is kept that comes to nothing.
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private static final int MOST_REMEMBERED = 4096;

  private final Database database;
  private final InstantSource clock;

  /// What was announced here just now: it does not change, and every request of an upload asks for
  /// it.
  private final Map<UUID, Remembered> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Remembered> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  public SubmissionStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A submission as it was announced.
  ///
  /// @param caseNumber of the case that it supplements; null where it is to become one
  record Stored(
      UUID key,
      String terminalId,
      byte[] contentHash,
      String implementationCode,
      int itemVersion,
      @Nullable String caseNumber,
      List<StoredDocument> documents) {

    private Stored with(List<StoredDocument> all) {
      return new Stored(
          key, terminalId, contentHash, implementationCode, itemVersion, caseNumber, all);
    }
  }

  /// A document as it was announced.
  public record StoredDocument(
      String id,
      String kind,
      @Nullable String material,
      String mediaType,
      int pages,
      long bytes,
      String sha256) {}

  private record Remembered(Stored stored, Instant until) {}

  /// What belongs to the same transaction.
  @FunctionalInterface
  interface Along {
    void run(Sql sql) throws SQLException;
  }

  /// Keeps a checked submission; false when its key or its local number is taken.
  ///
  /// @param along done only where it was kept
  boolean add(
      UUID key,
      String terminalId,
      byte[] contentHash,
      Submission submission,
      String metadata,
      Along along) {
    Submission.ItemReference item = Objects.requireNonNull(submission.item());
    Stored stored =
        new Stored(
            key,
            terminalId,
            contentHash,
            Objects.requireNonNull(item.implementationCode()),
            item.version(),
            null,
            List.of());
    return add(stored, submission, metadata, along);
  }

  /// The same for whatever it is to become.
  boolean add(Stored stored, Submission submission, String metadata, Along along) {
    boolean added =
        database.transaction(sql -> {
          boolean fresh = add(sql, stored, submission, submission.localNumber(), metadata);
          if (fresh) {
            along.run(sql);
          }
          return fresh;
        });
    if (added) {
      remembered.put(
          stored.key(),
          new Remembered(stored.with(announced(submission)), clock.instant().plus(REMEMBERED)));
    }
    return added;
  }

  private static List<StoredDocument> announced(Submission submission) {
    return Objects.requireNonNull(submission.documents()).stream()
        .map(Objects::requireNonNull)
        .map(document ->
            new StoredDocument(
                Objects.requireNonNull(document.id()),
                Objects.requireNonNull(document.kind()),
                document.material(),
                Objects.requireNonNull(document.mediaType()),
                document.pages(),
                document.bytes(),
                Objects.requireNonNull(document.sha256())))
        .toList();
  }

  /// The same within a transaction.
  ///
  /// @param localNumber that nobody else may have
  boolean add(
      Sql sql, Stored stored, Submission submission, @Nullable String localNumber, String metadata)
      throws SQLException {
    int added =
        sql.run(
            """
            insert into submission (key, terminal_id, local_number, content_hash, metadata,
              implementation_code, item_version, received_at, case_number)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict do nothing\
            """,
            stored.key(),
            stored.terminalId(),
            localNumber,
            stored.contentHash(),
            metadata,
            stored.implementationCode(),
            stored.itemVersion(),
            clock.instant(),
            stored.caseNumber());
    if (added == 1) {
      sql.batch(
          """
          insert into submission_document
            (submission_key, position, id, kind, material, media_type, pages, bytes, sha256)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
          """,
          rows(stored.key(), Objects.requireNonNull(submission.documents())));
    }
    return added == 1;
  }

  /// What a submission says, as it was sent.
  String metadata(UUID key) {
    return database
        .first("select metadata from submission where key = ?", row -> row.text("metadata"), key)
        .orElseThrow();
  }

  private static List<@Nullable Object[]> rows(UUID key, List<@Nullable Document> documents) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Document document = Objects.requireNonNull(documents.get(i));
      rows.add(
          new @Nullable Object[] {
            key,
            i,
            document.id(),
            document.kind(),
            document.material(),
            document.mediaType(),
            document.pages(),
            document.bytes(),
            document.sha256()
          });
    }
    return rows;
  }

  /// It is not there any more.
  void forget(UUID key) {
    remembered.remove(key);
  }

  /// With its documents in the order of their announcement.
  Optional<Stored> find(UUID key) {
    Remembered known = remembered.get(key);
    if (known != null && clock.instant().isBefore(known.until())) {
      return Optional.of(known.stored());
    }
    return database
        .first(
            """
            select key, terminal_id, content_hash, implementation_code, item_version, case_number
            from submission where key = ?\
            """,
            SubmissionStore::stored,
            key)
        .map(stored -> stored.with(documents(key)));
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(
        row.uuid("key"),
        row.text("terminal_id"),
        row.bytes("content_hash"),
        row.text("implementation_code"),
        row.integer("item_version"),
        row.textOrNull("case_number"),
        List.of());
  }

  /// The documents of a submission in the order of their announcement.
  List<StoredDocument> documents(UUID key) {
    return database.list(
        "select * from submission_document where submission_key = ? order by position",
        SubmissionStore::document,
        key);
  }

  private static StoredDocument document(Row row) throws SQLException {
    return new StoredDocument(
        row.text("id"),
        row.text("kind"),
        row.textOrNull("material"),
        row.text("media_type"),
        row.integer("pages"),
        row.number("bytes"),
        row.text("sha256"));
  }
}
