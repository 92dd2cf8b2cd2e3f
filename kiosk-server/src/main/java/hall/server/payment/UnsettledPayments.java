// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Payments that are neither paid, nor not paid, nor given back, or that a person has to look at.
@ApplicationScoped
public class UnsettledPayments {

  /// Since when the one stands that has stood longest.
  public Optional<Instant> oldest(Sql sql) throws SQLException {
    return sql.first(
            """
            select min(changed_at) as oldest from payment
            where attention is not null or state not in ('paid', 'not-paid', 'refunded')
              or id in (
                select payment_id from payment_money
                where fate in ('refund-due', 'refunding', 'refund-failed'))\
            """,
            row -> Optional.ofNullable(row.instantOrNull("oldest")))
        .flatMap(oldest -> oldest);
  }
}
