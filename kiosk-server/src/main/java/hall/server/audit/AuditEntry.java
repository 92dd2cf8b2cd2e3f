// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import hall.server.Row;
import hall.server.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;

/// One entry of the audit as it is stored.
///
/// @param id counts from 1 without gaps
/// @param detail canonical JSON of an object
/// @param previous hash of the entry before, 64 hexadecimal digits; of the first one zeros
/// @param hash SHA-256 over the 32 bytes of `previous` and the UTF-8 of [#content()]
record AuditEntry(
    long id,
    Instant at,
    String actorKind,
    String actor,
    String action,
    String subject,
    String detail,
    String previous,
    String hash) {

  /// How far a chain goes.
  record Head(long entry, String hash) {
    /// Before the first entry.
    static final Head START = new Head(0, "0".repeat(64));
  }

  /// The entry that follows a head.
  static AuditEntry after(
      Head head, Instant now, Actor actor, String action, String subject, Map<String, ?> detail) {
    AuditEntry open =
        new AuditEntry(
            head.entry() + 1,
            now.truncatedTo(ChronoUnit.MILLIS),
            storable(actor.kind()),
            storable(actor.name()),
            storable(action),
            storable(subject),
            storable(CanonicalJson.of(detail)),
            head.hash(),
            "");
    return open.with(open.expectedHash());
  }

  static AuditEntry of(Row row) throws SQLException {
    return new AuditEntry(
        row.number("id"),
        row.instant("at"),
        row.text("actor_kind"),
        row.text("actor"),
        row.text("action"),
        row.text("subject"),
        row.text("detail"),
        row.text("previous"),
        row.text("hash"));
  }

  /// Where the chain stands after this entry.
  Head head() {
    return new Head(id, hash);
  }

  /// What the hash should be.
  String expectedHash() {
    MessageDigest digest = Secrets.sha256();
    digest.update(HexFormat.of().parseHex(previous));
    return HexFormat.of().formatHex(digest.digest(content().getBytes(StandardCharsets.UTF_8)));
  }

  /// What is hashed: canonical JSON of all but the hashes.
  String content() {
    return "{" + beforeHash() + afterPrevious() + "}";
  }

  /// The entry as a line of an export: its content and both hashes, still canonical.
  String line() {
    return "{"
        + beforeHash()
        + ",\"hash\":\""
        + hash
        + "\""
        + identity()
        + ",\"previous\":\""
        + previous
        + "\""
        + subjectPart()
        + "}";
  }

  private String beforeHash() {
    return "\"action\":"
        + CanonicalJson.of(action)
        + ",\"actor\":"
        + CanonicalJson.of(actor)
        + ",\"actorKind\":"
        + CanonicalJson.of(actorKind)
        + ",\"at\":\""
        + at
        + "\",\"detail\":"
        + detail;
  }

  private String afterPrevious() {
    return identity() + subjectPart();
  }

  private String identity() {
    return ",\"id\":" + id;
  }

  private String subjectPart() {
    return ",\"subject\":" + CanonicalJson.of(subject);
  }

  private AuditEntry with(String newHash) {
    return new AuditEntry(id, at, actorKind, actor, action, subject, detail, previous, newHash);
  }

  /// PostgreSQL keeps no NUL and no half of a surrogate pair.
  private static String storable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("\0", "");
  }
}
