// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.certificate.CertificateEntry;
import hall.server.certificate.CertificateEntry.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// With what a terminal comes, as its page shows it.
///
/// @param past all its certificates, newest first
public record IdentityView(Chip state, List<Line> lines, List<Past> past) {

  /// What is known, under its name.
  public record Line(String name, String value) {}

  /// A certificate in one line.
  public record Past(String span, Chip state, String why) {}

  /// @param bearer whether it has a credential of the older kind
  static IdentityView of(
      List<CertificateEntry> certificates,
      boolean bearer,
      Optional<Revoked> revoked,
      Instant now,
      Words words) {
    Optional<CertificateEntry> valid =
        certificates.stream().filter(entry -> entry.state().equals("valid")).findFirst();
    List<Line> lines = new ArrayList<>();
    Chip state;
    if (valid.isPresent()) {
      state = valid(valid.get(), now, words);
      describe(valid.get(), lines, words);
    } else if (bearer) {
      state = new Chip(words.say("identity_bearer"), "calm", "clock");
      lines.add(new Line(words.say("identity_hint"), words.say("identity_bearer_hint")));
    } else if (revoked.isPresent()) {
      state = new Chip(words.say("identity_revoked"), "bad", "alert");
      lines.add(new Line(words.say("identity_revoked_at"), words.second(revoked.get().at())));
      lines.add(new Line(words.say("identity_revoked_by"), actor(revoked.get(), words)));
      lines.add(new Line(words.say("identity_revoked_why"), why(revoked.get(), words)));
      lines.add(new Line(words.say("identity_hint"), words.say("identity_again_hint")));
    } else if (!certificates.isEmpty()) {
      state = new Chip(words.say("identity_expired"), "bad", "alert");
      describe(certificates.getFirst(), lines, words);
      lines.add(new Line(words.say("identity_hint"), words.say("identity_again_hint")));
    } else {
      state = new Chip(words.say("identity_none"), "calm", "clock");
      lines.add(new Line(words.say("identity_hint"), words.say("identity_none_hint")));
    }
    return new IdentityView(
        state, lines, certificates.stream().map(entry -> past(entry, words)).toList());
  }

  /// A terminal renews at two thirds; one that still has not at three quarters cannot.
  private static Chip valid(CertificateEntry entry, Instant now, Words words) {
    Duration life = Duration.between(entry.validFrom(), entry.validUntil());
    Instant late = entry.validFrom().toInstant().plus(life.multipliedBy(3).dividedBy(4));
    return now.isBefore(late)
        ? new Chip(words.say("identity_valid"), "good", "check")
        : new Chip(words.say("identity_late"), "warn", "alert");
  }

  private static void describe(CertificateEntry entry, List<Line> lines, Words words) {
    lines.add(new Line(words.say("identity_until"), words.minute(entry.validUntil())));
    lines.add(new Line(words.say("identity_from"), words.minute(entry.validFrom())));
    OffsetDateTime used = entry.firstUsedAt();
    lines.add(
        new Line(
            words.say("identity_used"),
            used == null ? words.say("identity_unused") : words.minute(used)));
  }

  private static Past past(CertificateEntry entry, Words words) {
    Revoked revoked = entry.revocation();
    String said = words.word("certificate_", entry.state());
    return new Past(
        words.say(
            "certificate_span", words.minute(entry.validFrom()), words.minute(entry.validUntil())),
        switch (entry.state()) {
          case "valid" -> new Chip(said, "good", "check");
          case "revoked" -> new Chip(said, "bad", "alert");
          default -> new Chip(said, "calm", "clock");
        },
        revoked == null
            ? ""
            : words.minute(revoked.at())
                + " · "
                + actor(revoked, words)
                + " · "
                + why(revoked, words));
  }

  private static String actor(Revoked revoked, Words words) {
    String[] actor = revoked.actor().split(" ", 2);
    return words.word("actor_", actor[0]) + (actor.length > 1 ? " " + actor[1] : "");
  }

  private static String why(Revoked revoked, Words words) {
    return revoked.actor().equals("server")
        ? words.word("revocation_", revoked.reason())
        : revoked.reason();
  }
}
