// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of payments. A change is written where nobody changed the payment meanwhile, together
/// with what happened.
@ApplicationScoped
class PaymentStore {
  /// For so long no other server looks at a payment that one looks at.
  private static final Duration CLAIM = Duration.ofSeconds(30);

  private static final String SELECT = "select * from payment ";

  private final Database database;

  PaymentStore(Database database) {
    this.database = database;
  }

  /// Writes a new one down, or finds the one that has its key.
  Payment keep(Payment fresh) {
    PaymentOrder order = fresh.order();
    return database.transaction(sql -> {
      Optional<Long> id =
          sql.first(
              """
              insert into payment (number, idempotency_key, terminal_id, kind, bill, fen,
                created_at, expires_at, state, changed_at, next_look_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, 'created', ?, ?)
              on conflict (idempotency_key) do nothing returning id\
              """,
              row -> row.number("id"),
              order.number(),
              order.key(),
              order.terminalId(),
              order.kind().word(),
              order.bill(),
              order.fen(),
              order.createdAt(),
              order.expiresAt(),
              order.createdAt(),
              order.createdAt());
      if (id.isPresent()) {
        PaymentNote note = PaymentNote.state(fresh);
        note(sql, id.get(), fresh.changedAt(), order.terminalId(), List.of(note));
      }
      return read(sql, "where idempotency_key = ?", order.key()).getFirst();
    });
  }

  /// The next number of the day, without what makes it hard to guess.
  long nextNumber() {
    return database
        .first("select nextval('payment_number') as n", row -> row.number("n"))
        .orElseThrow();
  }

  Optional<Payment> byKey(UUID key) {
    return database.transaction(
        sql -> read(sql, "where idempotency_key = ?", key).stream().findFirst());
  }

  Optional<Payment> byNumber(String number) {
    return database.transaction(sql -> read(sql, "where number = ?", number).stream().findFirst());
  }

  Optional<Payment> byId(long id) {
    return database.transaction(sql -> read(sql, "where id = ?", id).stream().findFirst());
  }

  /// Payments that some condition holds for, behind `where`.
  List<Payment> list(String condition, @Nullable Object... arguments) {
    return database.transaction(sql -> read(sql, condition, arguments));
  }

  /// Takes up those that are to be looked at; no other server gets the same.
  List<Payment> claim(Instant now, int most) {
    return claim(
        now,
        """
        select id from payment where next_look_at <= ?
        order by next_look_at limit ? for update skip locked\
        """,
        now,
        most);
  }

  /// Takes up one, where nobody else does and it is to be looked at.
  Optional<Payment> claim(long id, Instant now) {
    return claim(
            now,
            "select id from payment where id = ? and next_look_at <= ? for update skip locked",
            id,
            now)
        .stream()
        .findFirst();
  }

  private List<Payment> claim(Instant now, String which, Object... arguments) {
    return database.transaction(sql -> {
      List<Long> ids = sql.list(which, row -> row.number("id"), arguments);
      List<Payment> claimed = new ArrayList<>();
      for (Long id : ids) {
        sql.run("update payment set next_look_at = ? where id = ?", now.plus(CLAIM), id);
        claimed.addAll(read(sql, "where id = ?", id));
      }
      return claimed;
    });
  }

  /// Lets the next look come at once.
  void hurry(String number, Instant now) {
    database.run(
        """
        update payment set next_look_at = ?
        where number = ? and (next_look_at is null or next_look_at > ?)\
        """,
        now,
        number,
        now);
  }

  /// Writes a payment that was `before`, with what happened; false where somebody changed it
  /// meanwhile, and nothing was written.
  boolean write(Payment before, Payment after, String actor, Instant now) {
    return database.transaction(sql -> write(sql, before, after, actor, now));
  }

  boolean write(Sql sql, Payment before, Payment after, String actor, Instant now)
      throws SQLException {
    Payment.Offer offer = after.offer();
    Ending ending = after.ending();
    Attention attention = after.attention();
    long id = after.order().id();
    int written =
        sql.run(
            """
            update payment set state = ?, ending = ?, qr = ?, account = ?, holder = ?, period = ?,
              attention = ?, changed_at = ?, next_look_at = ?, looks = ?, revision = revision + 1
            where id = ? and revision = ?\
            """,
            after.state().word(),
            ending == null ? null : ending.word(),
            offer == null ? null : offer.qr(),
            offer == null ? null : offer.account(),
            offer == null ? null : offer.holder(),
            offer == null ? null : offer.period(),
            attention == null ? null : attention.word(),
            after.changedAt(),
            after.nextLook(),
            after.looks(),
            id,
            before.revision());
    if (written == 0) {
      return false;
    }
    for (Money money : after.money()) {
      if (!before.money().contains(money)) {
        money(sql, id, money);
      }
    }
    note(sql, id, now, actor, PaymentNote.between(before, after));
    return true;
  }

  private static void money(Sql sql, long id, Money money) throws SQLException {
    Money.Why why = money.why();
    sql.run(
        """
        insert into payment_money
          (payment_id, place, transaction, fen, paid_at, fate, why, attempt, back_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (payment_id, place) do update set fate = excluded.fate,
          attempt = excluded.attempt, back_at = excluded.back_at\
        """,
        id,
        money.place(),
        money.transaction(),
        money.fen(),
        money.paidAt(),
        money.fate().word(),
        why == null ? null : why.word(),
        money.attempt(),
        money.backAt());
  }

  static void note(Sql sql, long id, Instant at, String actor, List<PaymentNote> notes)
      throws SQLException {
    for (PaymentNote note : notes) {
      sql.run(
          "insert into payment_event (payment_id, at, actor, what, detail) values (?, ?, ?, ?, ?)",
          id,
          at,
          actor,
          note.what(),
          note.detail());
    }
  }

  static List<Payment> read(Sql sql, String condition, @Nullable Object... arguments)
      throws SQLException {
    List<Payment> bare = sql.list(SELECT + condition, PaymentStore::bare, arguments);
    Map<Long, List<Money>> money = new HashMap<>();
    Object[] ids = bare.stream().map(each -> each.order().id()).toArray();
    if (ids.length > 0) {
      String marks = String.join(", ", Collections.nCopies(ids.length, "?"));
      sql.list(
          "select * from payment_money where payment_id in (" + marks + ") order by place",
          row ->
              money
                  .computeIfAbsent(row.number("payment_id"), _ -> new ArrayList<>())
                  .add(moneyOf(row)),
          ids);
    }
    return bare.stream()
        .map(each -> each.with(money.getOrDefault(each.order().id(), List.of())))
        .toList();
  }

  private static Money moneyOf(Row row) throws SQLException {
    return new Money(
        row.integer("place"),
        row.text("transaction"),
        row.number("fen"),
        row.instant("paid_at"),
        Money.Fate.of(row.text("fate")),
        Money.Why.of(row.textOrNull("why")),
        row.integer("attempt"),
        row.instantOrNull("back_at"));
  }

  private static Payment bare(Row row) throws SQLException {
    String qr = row.textOrNull("qr");
    return new Payment(
        new PaymentOrder(
            row.number("id"),
            row.text("number"),
            row.uuid("idempotency_key"),
            row.text("terminal_id"),
            BillKind.of(row.text("kind")),
            row.text("bill"),
            row.number("fen"),
            row.instant("created_at"),
            row.instant("expires_at")),
        PaymentState.of(row.text("state")),
        Ending.of(row.textOrNull("ending")),
        qr == null
            ? null
            : new Payment.Offer(qr, row.text("account"), row.text("holder"), row.text("period")),
        List.of(),
        Attention.of(row.textOrNull("attention")),
        row.instant("changed_at"),
        row.instantOrNull("next_look_at"),
        row.integer("looks"),
        row.number("revision"));
  }
}
