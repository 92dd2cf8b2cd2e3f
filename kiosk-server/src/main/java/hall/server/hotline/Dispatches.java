// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import hall.server.Database;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.calendar.Calendar;
import hall.server.channel.Answer;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Answer.Refused;
import hall.server.channel.Backoff;
import hall.server.channel.Told;
import hall.server.complaint.Complaint;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.Complaints;
import hall.server.complaint.Dispatch.Wire;
import hall.server.complaint.ScannedPages;
import hall.server.forwarding.GapSort;
import hall.server.forwarding.Gaps;
import hall.server.hotline.Hotline.Change;
import hall.server.hotline.Hotline.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Complaints on their way to the hotline, in the database, and what came of it. Whoever sends one
/// claims it first; a claim ends by itself when its server dies, and another server sends it again
/// under the same key. One that fails waits longer and longer, until somebody has to call.
@ApplicationScoped
class Dispatches {
  /// Longer than one request takes; whoever takes longer is overtaken, which does no harm.
  static final Duration CLAIM = Duration.ofMinutes(20);

  private static final int LONGEST_NOTE = 1000;

  private final Database database;
  private final Complaints complaints;
  private final Backoff backoff;

  @Inject
  Dispatches(Database database, Complaints complaints, SecureRandom random) {
    this(database, complaints, new Backoff(random));
  }

  Dispatches(Database database, Complaints complaints, Backoff backoff) {
    this.database = database;
    this.complaints = complaints;
    this.backoff = backoff;
  }

  /// A complaint that goes out now.
  ///
  /// @param hall where it was brought
  /// @param attempts by which its outcome is known
  record Claim(long complaint, String number, String hall, int attempts, Instant enteredAt) {}

  /// Claims what is due; no other server gets the same.
  List<Claim> claim(Instant now, int most) {
    return database.transaction(sql ->
        sql.list(
            """
            update complaint_dispatch d set attempts = d.attempts + 1, next_attempt_at = ?
            from complaint c
              join terminal t on t.id = c.terminal_id
              join hall h on h.id = t.hall_id
            where c.id = d.complaint_id and d.complaint_id in (
              select complaint_id from complaint_dispatch
              where wire = 'waiting' and next_attempt_at <= ?
              order by next_attempt_at, complaint_id limit ? for update skip locked)
            returning c.id, c.number, h.name_zh, d.attempts, d.entered_at\
            """,
            row ->
                new Claim(
                    row.number("id"),
                    row.text("number"),
                    row.text("name_zh"),
                    row.integer("attempts"),
                    row.instant("entered_at")),
            now.plus(CLAIM),
            now,
            most));
  }

  /// Keeps what came of an attempt, unless something else happened to the complaint meanwhile.
  ///
  /// @param patience with one complaint
  void attempted(Claim claim, Answer<Taken> answer, Duration patience, Instant now) {
    boolean over = !claim.enteredAt().plus(patience).isAfter(now);
    database.transaction(sql -> {
      Optional<Complaint> held = complaints.hold(sql, claim.number());
      if (held.isEmpty()) {
        return false;
      }
      Complaint complaint = held.get();
      switch (answer) {
        case Given<Taken>(Taken taken) -> {
          if (marked(sql, claim, complaint, Wire.DELIVERED, null, now)) {
            String number = taken.hotlineNumber();
            complaints.step(sql, complaint, Deed.TRANSFER, number, Actor.HOTLINE, now);
            ScannedPages pages = complaint.pages();
            if (pages != null && pages.mayGoToHotline()) {
              complaints.note(sql, complaint, now, Actor.HOTLINE, "hotline-pages", "");
            }
          }
        }
        case Refused<Taken>(String why) -> back(sql, claim, complaint, Wire.REFUSED, why, now);
        case Failed<Taken>(String why) -> {
          if (over) {
            back(sql, claim, complaint, Wire.GIVEN_UP, why, now);
          } else {
            Instant next = now.plus(backoff.after(claim.attempts()));
            marked(sql, claim, complaint, Wire.WAITING, why, next);
          }
        }
      }
      return true;
    });
  }

  /// Gives up what waits: there is no platform any more.
  void abandon(Instant now) {
    for (Claim claim : claim(now, 100)) {
      attempted(claim, new Failed<>("not-configured"), Duration.ZERO, now);
    }
  }

  private void back(Sql sql, Claim claim, Complaint complaint, Wire wire, String why, Instant now)
      throws SQLException {
    if (marked(sql, claim, complaint, wire, why, now)) {
      complaints.step(sql, complaint, Deed.RETURN, why, Actor.SERVER, now);
    }
  }

  private static boolean marked(
      Sql sql, Claim claim, Complaint complaint, Wire wire, @Nullable String why, Instant next)
      throws SQLException {
    return sql.run(
            """
            update complaint_dispatch set wire = ?, failure = ?, next_attempt_at = ?
            where complaint_id = ? and attempts = ? and wire = 'waiting'\
            """,
            wire.word(),
            why,
            next,
            complaint.id(),
            claim.attempts())
        == 1;
  }

  /// Does here what the hotline has told; what does not go with it is left to people as a gap, with
  /// the hotline's words in the trail.
  void told(Sql sql, Told<Change> told, Instant now) throws SQLException {
    Optional<Complaint> held = complaints.hold(sql, told.number());
    if (told.change().isEmpty()) {
      LocalDate day = Calendar.day(held.map(Complaint::receivedAt).orElse(now));
      Gaps.found(sql, day, told.number(), GapSort.HOTLINE_UNCLEAR, now);
      return;
    }
    if (held.isEmpty()) {
      Gaps.found(sql, Calendar.day(now), told.number(), GapSort.HOTLINE_UNKNOWN, now);
      return;
    }
    Complaint complaint = held.get();
    Change said = told.change().get();
    switch (Following.of(complaint, said, now)) {
      case Following.Steps(List<Deed> deeds) -> {
        for (Deed deed : deeds) {
          complaint = follow(sql, complaint, deed, said, now);
        }
      }
      case Following.Nothing _ ->
          complaints.note(
              sql, complaint, now, Actor.HOTLINE, "hotline-" + said.state(), said.hotlineNumber());
      case Following.Gap(var sort) -> {
        complaints.note(sql, complaint, now, Actor.HOTLINE, "hotline-said", words(said));
        Gaps.found(sql, Calendar.day(complaint.receivedAt()), complaint.number(), sort, now);
      }
    }
  }

  private Complaint follow(Sql sql, Complaint complaint, Deed deed, Change said, Instant now)
      throws SQLException {
    String words =
        switch (deed) {
          case COMPLETE -> said.answer();
          case RETURN -> said.reason();
          case ACCEPT, DECLINE, FORWARD, SUPERVISE, ANSWER, SEND, TRANSFER, APPOINT, VISIT, FAIL ->
              said.hotlineNumber();
        };
    if (deed == Deed.RETURN) {
      sql.run(
          """
          insert into complaint_dispatch as d
            (complaint_id, wire, entered_at, next_attempt_at)
          values (?, 'returned', ?, ?)
          on conflict (complaint_id) do update
          set wire = 'returned', attempts = d.attempts + 1, failure = null\
          """,
          complaint.id(),
          now,
          now);
    }
    return complaints.step(sql, complaint, deed, words == null ? "" : words, Actor.HOTLINE, now);
  }

  private static String words(Change said) {
    String all =
        Stream.of(said.state(), said.hotlineNumber(), said.answer(), said.reason())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    return all.length() <= LONGEST_NOTE ? all : all.substring(0, LONGEST_NOTE) + "…";
  }
}
