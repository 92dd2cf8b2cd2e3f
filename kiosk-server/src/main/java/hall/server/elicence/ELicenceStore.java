// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import hall.server.auth.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What was seen of licences, until a submission names it or it is too old. The document is not
/// here; the number is sealed, and whose it is stands as a keyed code.
@ApplicationScoped
class ELicenceStore {
  private final Database database;
  private final ServerKey key;
  private final ObjectMapper json;

  ELicenceStore(Database database, ServerKey key, ObjectMapper json) {
    this.database = database;
    this.key = key;
    this.json = json;
  }

  /// A licence that may stand for a material.
  ///
  /// @param sha256 of the sealed document
  /// @param holder the keyed code of who showed it
  record Seen(
      Licence licence,
      String implementationCode,
      String material,
      String sha256,
      int pages,
      long bytes,
      byte[] holder) {}

  /// Writes down that somebody shows something; false where the key is known.
  boolean asked(UUID id, String terminalId, Instant now) {
    return database.run(
            """
            insert into elicence_check (key, terminal_id, asked_at, state) values (?, ?, ?, 'asked')
            on conflict (key) do nothing\
            """,
            id,
            terminalId,
            now)
        > 0;
  }

  void refused(UUID id, String why) {
    database.run("update elicence_check set state = 'refused', why = ? where key = ?", why, id);
  }

  void seen(UUID id, Seen seen) {
    byte[] number = seen.licence().number().getBytes(StandardCharsets.UTF_8);
    database.run(
        """
        update elicence_check set state = 'seen', licence = ?::jsonb, number = ?,
          implementation_code = ?, material = ?, sha256 = ?, pages = ?, bytes = ?, holder = ?
        where key = ?\
        """,
        written(seen.licence().with("")),
        key.seal(number, place(id)),
        seen.implementationCode(),
        seen.material(),
        seen.sha256(),
        seen.pages(),
        seen.bytes(),
        seen.holder(),
        id);
  }

  /// What this terminal was shown, no longer ago than that, and no other submission names.
  Optional<Seen> find(UUID id, String terminalId, UUID submission, Instant since) {
    return database.first(
        """
        select * from elicence_check
        where key = ? and terminal_id = ? and state = 'seen' and asked_at >= ?
          and (submission_key is null or submission_key = ?)\
        """,
        row -> seen(id, row),
        id,
        terminalId,
        since,
        submission);
  }

  /// Gives it to a submission; false where another one has it.
  boolean bind(Sql sql, UUID id, UUID submission) throws SQLException {
    return sql.run(
            """
            update elicence_check set submission_key = ?
            where key = ? and state = 'seen' and (submission_key is null or submission_key = ?)\
            """,
            submission,
            id,
            submission)
        > 0;
  }

  private Seen seen(UUID id, Row row) throws SQLException {
    // Sealed under another master key: nobody knows the number any more, and the paper is scanned.
    String number =
        key.open(row.bytes("number"), place(id))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    return new Seen(
        licence(row.text("licence")).with(number),
        row.text("implementation_code"),
        row.text("material"),
        row.text("sha256"),
        row.integer("pages"),
        row.number("bytes"),
        row.bytes("holder"));
  }

  private static String place(UUID id) {
    return "elicence " + id;
  }

  private String written(Licence licence) {
    try {
      return json.writeValueAsString(licence);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A licence cannot be written", e);
    }
  }

  private Licence licence(String text) {
    try {
      return json.readValue(text, Licence.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored licence cannot be read", e);
    }
  }
}
