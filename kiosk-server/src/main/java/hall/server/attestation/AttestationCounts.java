// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.Database;
import hall.server.HallTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;

/// How many certificates were asked for, fetched and printed; nobody's name is in it.
@ApplicationScoped
public class AttestationCounts {
  private static final int NEWEST = 20;

  private final Database database;

  AttestationCounts(Database database) {
    this.database = database;
  }

  /// Those of a kind at a terminal.
  ///
  /// @param fetched whose seal held
  /// @param notGenuine whose seal did not
  /// @param nothing that the platform had none of, or did not answer
  /// @param confirmed copies that the printer says came out
  /// @param sent copies that the printer took without a word
  /// @param stopped prints that ended early
  /// @param untold fetched ones of which the terminal has told no print
  public record Count(
      String kind,
      String terminalId,
      long asked,
      long fetched,
      long notGenuine,
      long nothing,
      long confirmed,
      long sent,
      long stopped,
      long untold) {}

  /// One that was not printed.
  public record NotPrinted(String kind, String terminalId, OffsetDateTime at, String flaw) {}

  /// All counts of a month of the hall's calendar, by kind and terminal.
  public List<Count> of(YearMonth month) {
    return database.list(
        """
        select a.kind, a.terminal_id, count(*) as asked,
          count(*) filter (where a.state = 'fetched') as fetched,
          count(*) filter (where a.state = 'not-genuine') as not_genuine,
          count(*) filter (where a.state = 'nothing') as nothing,
          coalesce(sum(p.confirmed), 0) as confirmed, coalesce(sum(p.sent), 0) as sent,
          coalesce(sum(p.stopped), 0) as stopped,
          count(*) filter (where a.state = 'fetched' and p.prints = 0) as untold
        from attestation a
        cross join lateral (
          select count(*) as prints,
            sum(copies) filter (where outcome <> 'sent') as confirmed,
            sum(copies) filter (where outcome = 'sent') as sent,
            count(*) filter (where outcome = 'stopped') as stopped
          from attestation_print where attestation_id = a.id) p
        where a.day >= ? and a.day < ?
        group by a.kind, a.terminal_id order by a.kind, a.terminal_id\
        """,
        row ->
            new Count(
                row.text("kind"),
                row.text("terminal_id"),
                row.number("asked"),
                row.number("fetched"),
                row.number("not_genuine"),
                row.number("nothing"),
                row.number("confirmed"),
                row.number("sent"),
                row.number("stopped"),
                row.number("untold")),
        month.atDay(1),
        month.plusMonths(1).atDay(1));
  }

  /// The newest whose seal did not hold, as far back as this.
  public List<NotPrinted> notPrinted(Instant since) {
    return database.list(
        """
        select kind, terminal_id, asked_at, why from attestation
        where state = 'not-genuine' and asked_at >= ? order by asked_at desc, id desc limit ?\
        """,
        row ->
            new NotPrinted(
                row.text("kind"),
                row.text("terminal_id"),
                HallTime.at(row.instant("asked_at")),
                row.text("why")),
        since,
        NEWEST);
  }
}
