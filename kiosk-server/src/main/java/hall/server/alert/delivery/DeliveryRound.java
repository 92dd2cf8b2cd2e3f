// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Sends what is on its way, each notice on a thread of its own: a slow receiver holds up neither
/// the others' nor the evaluation.
@ApplicationScoped
public class DeliveryRound {
  private static final Logger LOG = Logger.getLogger(DeliveryRound.class);
  private static final int MOST_AT_ONCE = 32;

  private final Deliveries deliveries;
  private final Courier courier;
  private final InstantSource clock;

  public DeliveryRound(Deliveries deliveries, Courier courier, InstantSource clock) {
    this.deliveries = deliveries;
    this.courier = courier;
    this.clock = clock;
  }

  @Scheduled(
      every = "{hall.alerts.send-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public void run() {
    List<Deliveries.Parcel> due = deliveries.claim(clock.instant(), MOST_AT_ONCE);
    if (due.isEmpty()) {
      return;
    }
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(parcel -> senders.execute(() -> send(parcel)));
    }
  }

  @Scheduled(every = "{hall.alerts.forget-every}", delayed = "1m")
  void forget() {
    deliveries.forget(clock.instant());
  }

  private void send(Deliveries.Parcel parcel) {
    try {
      Attempt attempt = courier.take(parcel);
      deliveries.attempted(parcel, attempt, clock.instant());
      if (attempt instanceof Attempt.Failed(String why)) {
        LOG.warnf(
            "Alert notice %d (%s) was not delivered at attempt %d: %s",
            parcel.id(), parcel.channel(), parcel.attempts(), why);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The claim ends by itself, and the notice is tried again.
      LOG.errorf(e, "Alert notice %d could not be sent", parcel.id());
    }
  }
}
