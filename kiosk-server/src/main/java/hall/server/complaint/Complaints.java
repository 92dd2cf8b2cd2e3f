// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.complaint.ComplaintLife.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps complaints and what was done about them. One has its key from its birth on the terminal,
/// so that it is the same one however often it is sent.
@ApplicationScoped
public class Complaints {

  /// How the hotlines of cities write their numbers.
  public static final Pattern HOTLINE_NUMBER = Pattern.compile("[0-9A-Za-z-]{4,40}");

  /// In characters, of a reason, a unit, an answer or what is published.
  public static final int LONGEST_WORDS = 1000;

  /// In days from the one on which it is named.
  private static final int LATEST_VISIT = 60;

  private static final int NEWEST = 200;
  private static final int TOKEN_BYTES = 16;

  private final Database database;
  private final Audit audit;
  private final ComplaintPages pages;
  private final Days days;
  private final VisitMessages messages;
  private final Secrets secrets;
  private final InstantSource clock;

  Complaints(
      Database database,
      Audit audit,
      ComplaintPages pages,
      Days days,
      VisitMessages messages,
      Secrets secrets,
      InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.pages = pages;
    this.days = days;
    this.messages = messages;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// What was done, by whom.
  ///
  /// @param actor an operator's name, or behind a colon what else an [Actor] is
  /// @param words the reason, the unit, what was urged, the answer, the hotline's number, the day
  ///   and who comes; empty where nothing was said
  public record Done(Instant at, String actor, String deed, String words) {}

  /// What an operator says with a deed.
  ///
  /// @param day on which somebody comes; of [Deed#APPOINT] alone
  /// @param caseNumber of the case that came of a visit, of [Deed#VISIT] alone; empty for none
  public record Said(String words, @Nullable LocalDate day, String caseNumber) {
    public Said {
      caseNumber = caseNumber.strip();
    }

    public static Said words(String words) {
      return new Said(words, null, "");
    }
  }

  public LocalDate today() {
    return day(clock.instant());
  }

  private static LocalDate day(Instant at) {
    return at.atZone(HallTime.ZONE).toLocalDate();
  }

  /// Keeps one, or finds the one that was kept under this key. Problems: `complaint-differs`, and
  /// as of [ComplaintPages#whole].
  Complaint receive(String terminalId, UUID key, ComplaintWish.Checked wish) {
    Optional<Complaint> known = database.transaction(sql -> under(sql, key));
    if (known.isPresent()) {
      return same(known.get(), terminalId, wish);
    }
    return wish.pages() == null
        ? keep(terminalId, key, wish)
        : pages.whole(terminalId, key, wish.pages(), () -> keep(terminalId, key, wish));
  }

  private Complaint keep(String terminalId, UUID key, ComplaintWish.Checked wish) {
    Instant now = clock.instant();
    LocalDate today = day(now);
    HomeVisit visit = wish.visit();
    Within division = visit == null ? null : visit.division();
    return database.transaction(sql -> {
      int added =
          sql.run(
              """
              insert into complaint (number, idempotency_key, terminal_id, sort, body, name,
                id_number, phone, state, received_at, accept_by, answer_by, query_token, place,
                half_day, division_code, division)
              values (? || lpad(nextval('complaint_number')::text, 6, '0'), ?, ?, ?, ?, ?, ?, ?,
                'received', ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (idempotency_key) do nothing\
              """,
              "TS" + today.format(DateTimeFormatter.BASIC_ISO_DATE) + "-",
              key,
              terminalId,
              wish.sort().word(),
              wish.text(),
              wish.name(),
              wish.idNumber(),
              wish.phone(),
              now,
              ComplaintLife.acceptBy(today, days),
              ComplaintLife.answerBy(today, wish.sort(), days),
              secrets.token(TOKEN_BYTES),
              visit == null ? null : visit.place(),
              visit == null ? null : visit.when(),
              division == null ? null : division.code(),
              division == null ? null : division.names());
      if (added == 1 && wish.pages() != null) {
        ComplaintPages.bind(sql, key);
      }
      return same(under(sql, key).orElseThrow(), terminalId, wish);
    });
  }

  private static Optional<Complaint> under(Sql sql, UUID key) throws SQLException {
    return sql.first(
        "select " + Complaint.COLUMNS + Complaint.FROM + "where idempotency_key = ?",
        Complaint::of,
        key);
  }

  private static Complaint same(Complaint kept, String terminalId, ComplaintWish.Checked wish) {
    if (!kept.terminalId().equals(terminalId) || !wish.same(kept)) {
      throw differs();
    }
    return kept;
  }

  /// The newest; those that wait first, by the day on which something is due.
  ///
  /// @param state its word; null for all
  /// @param number of one; null for all
  /// @param division names of one, of visits in it; null for all
  public List<Complaint> list(
      @Nullable String state, @Nullable String number, @Nullable String division) {
    return database.transaction(sql ->
        sql.list(
            "select "
                + Complaint.COLUMNS
                + Complaint.FROM
                + """
                where (?::text is null or state = ?) and (?::text is null or number = ?)
                  and (?::text is null or starts_with(division || '/', ? || '/'))
                order by answered_at is not null,\
                """
                + Complaint.DUE
                + ", id desc limit ?",
            Complaint::of,
            state,
            state,
            number,
            number,
            division,
            division,
            NEWEST));
  }

  /// One by the number on its slip; numbers are guessable, so the token must fit as well.
  Optional<Slip> slip(String number, String token) {
    return database
        .transaction(sql ->
            sql.first(
                "select " + Complaint.COLUMNS + Complaint.FROM + "where number = ?",
                Complaint::of,
                number))
        .filter(found -> found.queryToken() != null && Secrets.same(found.queryToken(), token))
        .map(found -> Slip.of(found, trail(found.id()), today()));
  }

  public Optional<Complaint> find(long id) {
    return database.transaction(sql -> look(sql, id, ""));
  }

  /// What was done about it, first things first.
  public List<Done> trail(long id) {
    return database.transaction(sql ->
        sql.list(
            "select at, actor, deed, words from complaint_event where complaint_id = ? order by id",
            row ->
                new Done(row.instant("at"), row.text("actor"), row.text("deed"), row.text("words")),
            id));
  }

  /// What everybody may read, newest first.
  List<Complaint> published() {
    return database.transaction(sql ->
        sql.list(
            "select "
                + Complaint.COLUMNS
                + Complaint.FROM
                + "where published is not null order by answered_at desc limit ?",
            Complaint::of,
            NEWEST));
  }

  /// Does one thing about it that says words alone. Problems as of the other.
  public void act(long id, long revision, Deed deed, String words, String operator) {
    act(id, revision, deed, Said.words(words), operator);
  }

  /// Does one thing about it. Problems: `complaint-unknown`, `complaint-moved-on`,
  /// `complaint-words-missing`, `complaint-hotline-number-defective`, `complaint-day-defective`,
  /// `complaint-visit-early`, `complaint-case-unknown`.
  ///
  /// @param revision that the operator saw
  public void act(long id, long revision, Deed deed, Said with, String operator) {
    String said = deed.speaks() ? checked(with.words()) : "";
    if (deed == Deed.TRANSFER && !HOTLINE_NUMBER.matcher(said).matches()) {
      throw Problem.of(
              422,
              "complaint-hotline-number-defective",
              "Write the number that the hotline gave: 4 to 40 digits, letters and dashes.")
          .asException();
    }
    Instant now = clock.instant();
    LocalDate named = deed == Deed.APPOINT ? named(with.day(), day(now)) : null;
    database.transaction(sql -> {
      Complaint complaint = seen(sql, id, revision);
      if (!deeds(complaint).contains(deed)) {
        throw movedOn();
      }
      if (deed == Deed.VISIT && complaint.dueOn().isAfter(day(now))) {
        throw Problem.of(
                422, "complaint-visit-early", "Wait for the day that was named, or name another.")
            .asException();
      }
      if (deed == Deed.VISIT && !with.caseNumber().isEmpty()) {
        HomeVisits.bind(sql, complaint, with.caseNumber(), now, operator);
      }
      step(sql, complaint, deed, said, named, Actor.operator(operator), now);
      return true;
    });
  }

  /// What a clerk may do about one now: what the hotline gave back it would not take a second time
  /// under the same number.
  public static List<Deed> deeds(Complaint complaint) {
    Dispatch dispatch = complaint.dispatch();
    return ComplaintLife.deeds(complaint.sort(), complaint.state()).stream()
        .filter(deed ->
            deed != Deed.SEND || dispatch == null || dispatch.wire() != Dispatch.Wire.RETURNED)
        .toList();
  }

  /// Does what leads on from here; whoever calls holds the complaint ([#hold]), and does nothing
  /// after it but more steps. Tells how it stands then.
  ///
  /// @throws IllegalStateException where the deed does not fit
  public Complaint step(
      Sql sql, Complaint complaint, Deed deed, String said, Actor actor, Instant now)
      throws SQLException {
    return step(sql, complaint, deed, said, null, actor, now);
  }

  private Complaint step(
      Sql sql,
      Complaint complaint,
      Deed deed,
      String said,
      @Nullable LocalDate named,
      Actor actor,
      Instant now)
      throws SQLException {
    ComplaintState to =
        ComplaintLife.next(complaint.sort(), complaint.state(), deed)
            .orElseThrow(() -> new IllegalStateException(complaint + " and " + deed));
    sql.run(
        """
        update complaint set state = ?, revision = revision + 1,
          unit = coalesce(?, unit), answer = coalesce(?, answer),
          hotline_number = case when ? then null else coalesce(?, hotline_number) end,
          answered_at = ?, visit_on = coalesce(?, visit_on)
        where id = ?\
        """,
        to.word(),
        deed == Deed.FORWARD || deed == Deed.APPOINT ? said : null,
        deed.ends() ? said : null,
        deed == Deed.RETURN,
        deed == Deed.TRANSFER ? said : null,
        to.over() ? now : null,
        named,
        complaint.id());
    dispatch(sql, complaint.id(), deed, now);
    String noted = named == null ? said : named + " " + said;
    note(sql, complaint.id(), now, name(actor), deed.word(), noted);
    messages.tell(sql, complaint, deed, named, now);
    audit.record(sql, actor, "complaint-" + deed.word(), complaint.number(), Map.of());
    return look(sql, complaint.id(), "").orElseThrow(Complaints::unknown);
  }

  /// What goes out by wire stands beside the complaint, in one transaction with it.
  private static void dispatch(Sql sql, long id, Deed deed, Instant now) throws SQLException {
    switch (deed) {
      case SEND ->
          sql.run(
              """
              insert into complaint_dispatch as d
                (complaint_id, wire, entered_at, next_attempt_at)
              values (?, 'waiting', ?, ?)
              on conflict (complaint_id) do update set wire = 'waiting',
                attempts = d.attempts + 1, entered_at = excluded.entered_at,
                next_attempt_at = excluded.next_attempt_at, failure = null\
              """,
              id,
              now,
              now);
      case TRANSFER ->
          sql.run(
              """
              update complaint_dispatch
              set wire = 'delivered', attempts = attempts + 1, failure = null
              where complaint_id = ? and wire = 'waiting'\
              """,
              id);
      case ACCEPT, DECLINE, FORWARD, SUPERVISE, ANSWER, COMPLETE, RETURN, APPOINT, VISIT, FAIL -> {}
    }
  }

  private static String name(Actor actor) {
    return actor.kind().equals("operator") ? actor.name() : ":" + actor.kind();
  }

  /// One by its number, which nobody else deals with until the transaction ends.
  public Optional<Complaint> hold(Sql sql, String number) throws SQLException {
    return sql.first(
        "select " + Complaint.COLUMNS + Complaint.FROM + "where number = ? for update of complaint",
        Complaint::of,
        number);
  }

  /// Lets everybody read of an answered one, in words that point to nobody; once more replaces
  /// them. Problems as of [#act].
  public void publish(long id, long revision, String words, String operator) {
    String said = checked(words);
    Instant now = clock.instant();
    database.transaction(sql -> {
      Complaint complaint = seen(sql, id, revision);
      if (complaint.state() != ComplaintState.ANSWERED) {
        throw movedOn();
      }
      sql.run(
          "update complaint set published = ?, revision = revision + 1 where id = ?",
          ComplaintMask.masked(said, complaint.name()),
          id);
      note(sql, id, now, operator, "publish", "");
      audit.record(sql, operator, "complaint-publish", complaint.number(), Map.of());
      return true;
    });
  }

  /// Takes back what everybody could read. Problems as of [#act].
  public void withdraw(long id, long revision, String operator) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      Complaint complaint = seen(sql, id, revision);
      if (complaint.published() == null) {
        throw movedOn();
      }
      sql.run("update complaint set published = null, revision = revision + 1 where id = ?", id);
      note(sql, id, now, operator, "withdraw", "");
      audit.record(sql, operator, "complaint-withdraw", complaint.number(), Map.of());
      return true;
    });
  }

  private static LocalDate named(@Nullable LocalDate day, LocalDate today) {
    if (day == null || day.isBefore(today) || day.isAfter(today.plusDays(LATEST_VISIT))) {
      throw Problem.of(
              422,
              "complaint-day-defective",
              "Name a day from today on, within " + LATEST_VISIT + " days.")
          .asException();
    }
    return day;
  }

  /// Writes down what moved nothing.
  public void note(Sql sql, Complaint complaint, Instant at, Actor actor, String deed, String words)
      throws SQLException {
    note(sql, complaint.id(), at, name(actor), deed, words);
  }

  static void note(Sql sql, long id, Instant at, String actor, String deed, String words)
      throws SQLException {
    sql.run(
        "insert into complaint_event (complaint_id, at, actor, deed, words) values (?, ?, ?, ?, ?)",
        id,
        at,
        actor,
        deed,
        words);
  }

  static Complaint seen(Sql sql, long id, long revision) throws SQLException {
    Complaint complaint =
        look(sql, id, " for update of complaint").orElseThrow(Complaints::unknown);
    if (complaint.revision() != revision) {
      throw movedOn();
    }
    return complaint;
  }

  private static Optional<Complaint> look(Sql sql, long id, String lock) throws SQLException {
    return sql.first(
        "select " + Complaint.COLUMNS + Complaint.FROM + "where id = ?" + lock, Complaint::of, id);
  }

  private static String checked(String words) {
    String said = words.strip();
    if (said.isEmpty() || said.codePointCount(0, said.length()) > LONGEST_WORDS) {
      throw Problem.of(
              422, "complaint-words-missing", "Write 1 to " + LONGEST_WORDS + " characters.")
          .asException();
    }
    return said;
  }

  static ProblemException unknown() {
    return Problem.of(404, "complaint-unknown", "Look for it in the list.").asException();
  }

  static ProblemException differs() {
    return Problem.of(409, "complaint-differs", "Use a new key for another complaint.")
        .asException();
  }

  static RuntimeException movedOn() {
    return Problem.of(
            409, "complaint-moved-on", "Somebody has dealt with it meanwhile. Open it again.")
        .asException();
  }
}
