// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A day's money, to be held against the provider's statement.
@ApplicationScoped
public class PaymentTotals {
  private final Database database;
  private final InstantSource clock;

  PaymentTotals(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What came and went that day for one kind of bills. What came is what pays bills and what goes
  /// back; what went may have come on an earlier day.
  ///
  /// @param differences amounts that were not those asked for
  public record Line(
      String kind,
      long paid,
      long paidFen,
      long came,
      long cameFen,
      long back,
      long backFen,
      long differences) {}

  /// The day that is asked for; today where none is. Problem: `day-defective`.
  public LocalDate day(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return LocalDate.ofInstant(clock.instant(), HallTime.ZONE);
    }
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException e) {
      throw Problem.of(422, "day-defective", "Write the day as 2026-11-26.").asException();
    }
  }

  public List<Line> of(LocalDate day) {
    Instant from = day.atStartOfDay(HallTime.ZONE).toInstant();
    Instant until = day.plusDays(1).atStartOfDay(HallTime.ZONE).toInstant();
    return database.list(
        """
        with of_day as (
          select p.kind, m.fen, m.fate, m.why,
            m.paid_at >= ? and m.paid_at < ? as came,
            coalesce(m.back_at >= ? and m.back_at < ?, false) as went
          from payment_money m join payment p on p.id = m.payment_id
          where (m.paid_at >= ? and m.paid_at < ?) or (m.back_at >= ? and m.back_at < ?))
        select kind,
          count(*) filter (where came and fate = 'kept') as paid,
          coalesce(sum(fen) filter (where came and fate = 'kept'), 0)::bigint as paid_fen,
          count(*) filter (where came) as came,
          coalesce(sum(fen) filter (where came), 0)::bigint as came_fen,
          count(*) filter (where went) as back,
          coalesce(sum(fen) filter (where went), 0)::bigint as back_fen,
          count(*) filter (where came and why = 'amount-differs') as differences
        from of_day group by kind order by kind\
        """,
        row ->
            new Line(
                row.text("kind"),
                row.number("paid"),
                row.number("paid_fen"),
                row.number("came"),
                row.number("came_fen"),
                row.number("back"),
                row.number("back_fen"),
                row.number("differences")),
        from,
        until,
        from,
        until,
        from,
        until,
        from,
        until);
  }
}
