// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Row;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.submission.DocumentVault;
import hall.server.submission.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The pages that came with complaints, in the vault of documents. They are announced, uploaded and
/// looked at before their complaint gets its number.
@ApplicationScoped
public class ComplaintPages {
  /// Their name in the vault.
  static final String FILE = "pages";

  private static final String COLUMNS =
      "shelf, terminal_id, pages, bytes, sha256, consent_version, complaint_id";

  private final Database database;
  private final DocumentVault vault;
  private final Audit audit;
  private final InstantSource clock;

  ComplaintPages(Database database, DocumentVault vault, Audit audit, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  /// Some that were announced.
  ///
  /// @param shelf where they lie in the vault
  record Announced(UUID shelf, String terminalId, ScannedPages what) {
    private static Announced of(Row row) throws SQLException {
      return new Announced(
          row.uuid("shelf"),
          row.text("terminal_id"),
          new ScannedPages(
              (int) row.number("pages"),
              row.number("bytes"),
              row.text("sha256"),
              (int) row.number("consent_version")));
    }
  }

  /// Pages that somebody looks at.
  public record Opened(ScannedPages what, Path file) {}

  /// No complaint's key leads to a submission's documents.
  static UUID shelf(UUID complaint) {
    return UUID.nameUUIDFromBytes((complaint + "/" + FILE).getBytes(StandardCharsets.UTF_8));
  }

  /// Does the work once all bytes are there and are what was announced, while none can be added.
  /// Problems: `complaint-differs`, `complaint-pages-missing` with the offset to go on from,
  /// `complaint-pages-damaged`, `complaint-defective`.
  <T> T whole(String terminalId, UUID key, ScannedPages pages, Supplier<T> work) {
    UUID shelf = announced(terminalId, key, pages).shelf();
    return vault.exclusively(
        shelf,
        () -> {
          long length = vault.length(shelf, FILE);
          if (length != pages.bytes()) {
            throw Upload.at(
                length,
                Problem.of(
                    409,
                    "complaint-pages-missing",
                    "Send the bytes of the pages from Upload-Offset on, then the complaint again."));
          }
          if (!vault.sha256(shelf, FILE).equals(pages.sha256())) {
            vault.reset(shelf, FILE);
            throw Problem.of(
                    422,
                    "complaint-pages-damaged",
                    "Send the pages again from offset 0, then the complaint again.")
                .asException();
          }
          if (!pages.are(vault.file(shelf, FILE))) {
            vault.forget(shelf);
            database.run("delete from complaint_pages where complaint_key = ? and not filed", key);
            throw Problem.of(422, "complaint-defective", "Correct the listed fields.")
                .with(List.of(new Defect("$.pages", "A PDF with as many pages as announced.")))
                .asException();
          }
          return work.get();
        });
  }

  private Announced announced(String terminalId, UUID key, ScannedPages pages) {
    database.run(
        """
        insert into complaint_pages
          (complaint_key, shelf, terminal_id, pages, bytes, sha256, consent_version, announced_at)
        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (complaint_key) do nothing\
        """,
        key,
        shelf(key),
        terminalId,
        pages.count(),
        pages.bytes(),
        pages.sha256(),
        pages.consentVersion(),
        clock.instant());
    return find(key)
        .filter(known -> known.terminalId().equals(terminalId) && known.what().equals(pages))
        .orElseThrow(Complaints::differs);
  }

  private Optional<Announced> find(UUID key) {
    return database.first(
        "select " + COLUMNS + " from complaint_pages where complaint_key = ?", Announced::of, key);
  }

  /// The pages that a terminal announced under this key. Problem: `complaint-pages-unknown`.
  Announced find(String terminalId, UUID key) {
    return find(key)
        .filter(known -> known.terminalId().equals(terminalId))
        .orElseThrow(() ->
            Problem.of(404, "complaint-pages-unknown", "Announce them with the complaint first.")
                .asException());
  }

  /// Within the transaction that keeps the complaint.
  static void bind(Sql sql, UUID key) throws SQLException {
    sql.run(
        """
        update complaint_pages set filed = true,
          complaint_id = (select id from complaint where idempotency_key = ?)
        where complaint_key = ?\
        """,
        key,
        key);
  }

  /// For somebody who deals with the complaint; the trail and the audit say who looked. Problem:
  /// `complaint-unknown`.
  public Opened open(long complaintId, String operator) {
    Announced found =
        database
            .first(
                "select " + COLUMNS + " from complaint_pages where complaint_id = ?",
                Announced::of,
                complaintId)
            .orElseThrow(Complaints::unknown);
    database.transaction(sql -> {
      String number =
          sql.first(
                  "select number from complaint where id = ?",
                  row -> row.text("number"),
                  complaintId)
              .orElseThrow(Complaints::unknown);
      Complaints.note(sql, complaintId, clock.instant(), operator, "pages-read", "");
      audit.record(sql, operator, "complaint-pages-read", number, Map.of());
      return true;
    });
    return new Opened(found.what(), vault.file(found.shelf(), FILE));
  }

  /// Those that go to the hotline with their complaint; absent where there are none, or the citizen
  /// did not agree to that.
  public Optional<Path> forHotline(long complaintId) {
    return database
        .first(
            "select " + COLUMNS + " from complaint_pages where complaint_id = ?",
            Announced::of,
            complaintId)
        .filter(found -> found.what().mayGoToHotline())
        .map(found -> vault.file(found.shelf(), FILE));
  }

  /// Removes some whose complaint is gone; tells how many.
  public int removeOrphans(int most) {
    return remove("filed and complaint_id is null limit ?", most);
  }

  /// Removes some that were announced before an instant and whose complaint never came; tells how
  /// many.
  public int removeLeft(Instant before, int most) {
    return remove("not filed and announced_at < ? order by announced_at limit ?", before, most);
  }

  /// The file goes before the row is gone: of a killed server a row is left, which is removed
  /// again.
  private int remove(String which, Object... arguments) {
    return database.transaction(sql -> {
      List<UUID> gone =
          sql.list(
              "select shelf from complaint_pages where " + which + " for update skip locked",
              row -> row.uuid("shelf"),
              arguments);
      for (UUID shelf : gone) {
        vault.forget(Objects.requireNonNull(shelf));
        sql.run("delete from complaint_pages where shelf = ?", shelf);
      }
      return gone.size();
    });
  }
}
