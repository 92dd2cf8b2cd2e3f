// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Brings payments on, each on a thread of its own: asks the provider what the payment wants, with
/// no transaction open meanwhile, and writes what came of it. Any server may do it, and may die at
/// any point: the claim ends by itself, and everything can be asked again.
@ApplicationScoped
class PaymentRound {
  private static final Logger LOG = Logger.getLogger(PaymentRound.class);
  private static final int MOST_AT_ONCE = 64;
  private static final String SERVER = "server";

  private final PaymentStore store;
  private final Provider provider;
  private final InstantSource clock;

  PaymentRound(PaymentStore store, Provider provider, InstantSource clock) {
    this.store = store;
    this.provider = provider;
    this.clock = clock;
  }

  @Scheduled(
      every = "{hall.payment.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    if (provider.offered()) {
      run();
    }
  }

  /// Looks at all that are due; tells at how many.
  int run() {
    List<Payment> due = store.claim(clock.instant(), MOST_AT_ONCE);
    if (!due.isEmpty()) {
      try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
        due.forEach(payment -> askers.execute(() -> guarded(payment)));
      }
    }
    return due.size();
  }

  /// Looks at one at once, unless another server does.
  void look(long id) {
    store.claim(id, clock.instant()).ifPresent(this::guarded);
  }

  private void guarded(Payment payment) {
    try {
      look(payment);
    } catch (RuntimeException e) {
      LOG.errorf(e, "Payment %s could not be looked at", payment.order().number());
    }
  }

  private void look(Payment payment) {
    Act act = PaymentLife.next(payment, clock.instant());
    Answer answer = provider.act(act, payment.order());
    if (answer instanceof Answer.Silent(String why)) {
      LOG.warnf("Payment %s: the provider gave no answer (%s)", payment.order().number(), why);
    }
    Payment after = PaymentLife.after(payment, answer, clock.instant());
    if (!store.write(payment, after, SERVER, clock.instant())) {
      LOG.infof("Payment %s was changed meanwhile", payment.order().number());
    }
  }
}
