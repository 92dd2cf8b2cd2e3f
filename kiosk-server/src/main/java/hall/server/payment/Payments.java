// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Secrets;
import hall.server.audit.Audit;
import hall.server.payment.Provider.Bill;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Bills and payments as terminals and operators use them. A payment has its key from its birth on
/// the terminal, so that it is the same one however often it is asked for.
@ApplicationScoped
public class Payments {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int NEWEST = 200;

  private final PaymentSettings settings;
  private final Provider provider;
  private final PaymentStore store;
  private final PaymentRound round;
  private final Database database;
  private final Audit audit;
  private final Secrets secrets;
  private final InstantSource clock;

  Payments(
      PaymentSettings settings,
      Provider provider,
      PaymentStore store,
      PaymentRound round,
      Database database,
      Audit audit,
      Secrets secrets,
      InstantSource clock) {
    this.settings = settings;
    this.provider = provider;
    this.store = store;
    this.round = round;
    this.database = database;
    this.audit = audit;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// What happened to a payment.
  public record Done(Instant at, String actor, String what, String detail) {}

  /// What an operator does where a person has to look.
  public enum Deed {
    /// Asks the provider at once.
    LOOK,
    /// Asks once more for refunds that the provider refused.
    AGAIN,
    /// It is seen to; refunds that the provider refused were given by hand.
    BY_HAND;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public boolean offered() {
    return provider.offered();
  }

  /// Unpaid bills. Problems: `bill-question-defective`, `payment-not-offered`,
  /// `payment-provider-silent`.
  List<Bill> bills(BillQuestion question) {
    BillQuestion.Checked checked = question.checked();
    requireOffered();
    return provider
        .bills(checked.kind(), checked.owner())
        .orElseThrow(() ->
            Problem.of(503, "payment-provider-silent", "Ask again in a while.").asException());
  }

  /// Begins a payment, or finds the one of this key, and tells how it stands after the provider was
  /// asked once. Problems: `payment-defective`, `payment-differs`, `payment-not-offered`.
  Payment begin(String terminalId, UUID key, PaymentWish wish) {
    PaymentWish.Checked checked = wish.checked();
    Optional<Payment> known = store.byKey(key);
    if (known.isEmpty()) {
      requireOffered();
    }
    Payment kept = known.orElseGet(() -> store.keep(fresh(terminalId, key, checked)));
    if (!kept.order().terminalId().equals(terminalId) || !checked.same(kept.order())) {
      throw Problem.of(409, "payment-differs", "Use a new key for another payment.").asException();
    }
    if (kept.state() != PaymentState.CREATED) {
      return kept;
    }
    round.look(kept.order().id());
    Payment looked = store.byKey(key).orElseThrow();
    if (looked.state() != PaymentState.CLOSING) {
      return looked;
    }
    // The provider does not take it: who waits hears at once that it is closed.
    round.look(kept.order().id());
    return store.byKey(key).orElseThrow();
  }

  private Payment fresh(String terminalId, UUID key, PaymentWish.Checked wish) {
    Instant now = clock.instant();
    return Payment.created(
        new PaymentOrder(
            0,
            number(now),
            key,
            terminalId,
            wish.kind(),
            wish.bill(),
            wish.fen(),
            now,
            now.plus(settings.life())));
  }

  /// Digits alone, since it is typed at terminals; the last four cannot be guessed.
  private String number(Instant now) {
    int chance = Math.floorMod(ByteBuffer.wrap(secrets.random(4)).getInt(), 10_000);
    return "JF%s%06d%04d"
        .formatted(DAY.format(now.atZone(HallTime.ZONE)), store.nextNumber(), chance);
  }

  /// How one of the terminal's own stands. Problem: `payment-unknown`.
  Payment find(String terminalId, UUID key) {
    return store
        .byKey(key)
        .filter(each -> each.order().terminalId().equals(terminalId))
        .orElseThrow(Payments::unknown);
  }

  /// Whatever has this number, for the citizen who holds it. Problem: `payment-unknown`.
  Payment find(String number) {
    return store.byNumber(number).orElseThrow(Payments::unknown);
  }

  /// Gives one up, and tells how it stands after the provider was asked once.
  Payment giveUp(String terminalId, UUID key) {
    Payment payment = find(terminalId, key);
    Instant now = clock.instant();
    Payment closing = PaymentLife.givenUp(payment, now);
    if (closing.state() == payment.state()) {
      return payment;
    }
    // Where a look was quicker, the terminal asks again.
    store.write(payment, closing, terminalId, now);
    round.look(payment.order().id());
    return store.byKey(key).orElseThrow();
  }

  /// The provider says that something happened: what it is, it is asked.
  void noticed(String number) {
    store.hurry(number, clock.instant());
  }

  /// The newest; those that a person has to look at first.
  ///
  /// @param state its word; null for all
  /// @param number of one; null for all
  /// @param attention only what a person has to look at
  public List<Payment> list(@Nullable String state, @Nullable String number, boolean attention) {
    return store.list(
        """
        where (?::text is null or state = ?) and (?::text is null or number = ?)
          and (not ? or attention is not null)
        order by attention is null, id desc limit ?\
        """,
        state,
        state,
        number,
        number,
        attention,
        NEWEST);
  }

  public Optional<Payment> find(long id) {
    return store.byId(id);
  }

  /// What happened to it, first things first.
  public List<Done> trail(long id) {
    return database.list(
        "select at, actor, what, detail from payment_event where payment_id = ? order by id",
        row -> new Done(row.instant("at"), row.text("actor"), row.text("what"), row.text("detail")),
        id);
  }

  /// Does something about it. Problems: `payment-unknown`, `payment-moved-on`.
  ///
  /// @param revision that the operator saw
  public void act(long id, long revision, Deed deed, String operator) {
    switch (deed) {
      case LOOK -> {
        Payment payment = find(id).orElseThrow(Payments::unknown);
        store.hurry(payment.order().number(), clock.instant());
        round.look(id);
      }
      case AGAIN -> change(id, revision, deed, operator, PaymentLife::again);
      case BY_HAND -> change(id, revision, deed, operator, PaymentLife::byHand);
    }
  }

  private void change(
      long id,
      long revision,
      Deed deed,
      String operator,
      BiFunction<Payment, Instant, Payment> change) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      Payment seen =
          PaymentStore.read(sql, "where id = ?", id).stream()
              .findFirst()
              .orElseThrow(Payments::unknown);
      if (seen.revision() != revision
          || seen.attention() == null
          || !store.write(sql, seen, change.apply(seen, now), operator, now)) {
        throw Problem.of(409, "payment-moved-on", "Something happened meanwhile. Open it again.")
            .asException();
      }
      PaymentStore.note(sql, id, now, operator, List.of(new PaymentNote(deed.word(), "")));
      audit.record(sql, operator, "payment-" + deed.word(), seen.order().number(), Map.of());
      return true;
    });
  }

  private void requireOffered() {
    if (!offered()) {
      throw Problem.of(404, "payment-not-offered", "This server has no provider of payments.")
          .asException();
    }
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "payment-unknown", "Look for it by its number.").asException();
  }
}
