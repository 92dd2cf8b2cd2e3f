// SPDX-License-Identifier: Apache-2.0
package hall.server;

import hall.server.Database.DatabaseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Takes what many callers want of the database at once there together: what comes while one trip
/// is on its way goes with the next one, and nobody is answered before theirs is back. Whoever
/// comes alone goes at once and alone.
///
/// @param <Q> what is wanted
/// @param <A> what comes back
public final class Together<Q, A> {
  private final int most;
  private final Function<Q, String> who;
  private final Function<List<Q>, List<A>> trip;
  private final Queue<Passenger<Q, A>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean underWay = new AtomicBoolean();

  /// @param most on one trip
  /// @param who is never on one trip twice
  /// @param trip brings an answer for each, in the same order; it fails for all or for none
  public Together(int most, Function<Q, String> who, Function<List<Q>, List<A>> trip) {
    this.most = most;
    this.who = who;
    this.trip = trip;
  }

  private record Passenger<Q, A>(Q wanted, CompletableFuture<A> answer) {}

  /// Waits for the answer, on a thread that may.
  public A ask(Q wanted) {
    Passenger<Q, A> own = new Passenger<>(wanted, new CompletableFuture<>());
    waiting.add(own);
    begin();
    try {
      return own.answer().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void begin() {
    if (!waiting.isEmpty() && underWay.compareAndSet(false, true)) {
      Thread.ofVirtual().name("together").start(this::travel);
    }
  }

  private void travel() {
    try {
      for (List<Passenger<Q, A>> next = next(); !next.isEmpty(); next = next()) {
        go(next);
      }
    } finally {
      underWay.set(false);
      // Somebody may have come between the last look and this.
      begin();
    }
  }

  private List<Passenger<Q, A>> next() {
    List<Passenger<Q, A>> next = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Passenger<Q, A> first = waiting.peek();
        first != null && next.size() < most && names.add(who.apply(first.wanted()));
        first = waiting.peek()) {
      next.add(first);
      waiting.remove();
    }
    return next;
  }

  private void go(List<Passenger<Q, A>> passengers) {
    try {
      List<A> answers = trip.apply(passengers.stream().map(Passenger::wanted).toList());
      for (int i = 0; i < passengers.size(); i++) {
        passengers.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException e) {
      boolean away = e instanceof DatabaseException database && database.passing();
      if (away || passengers.size() == 1) {
        passengers.forEach(each -> each.answer().completeExceptionally(e));
      } else {
        // What the database does not take of one must not fail the others.
        passengers.forEach(each -> go(List.of(each)));
      }
    }
  }
}
