// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Objects;

/// Takes a notice to where it goes, by e-mail or as a webhook.
@ApplicationScoped
public class Courier {
  private final Deliveries deliveries;
  private final MailPost mail;
  private final WebhookPost webhooks;
  private final InstantSource clock;
  private final MeterRegistry registry;

  public Courier(
      Deliveries deliveries,
      MailPost mail,
      WebhookPost webhooks,
      InstantSource clock,
      MeterRegistry registry) {
    this.deliveries = deliveries;
    this.mail = mail;
    this.webhooks = webhooks;
    this.clock = clock;
    this.registry = registry;
  }

  Attempt take(Deliveries.Parcel parcel) throws InterruptedException {
    Attempt attempt =
        parcel.channel().equals("email")
            ? mail.send(parcel.address(), parcel.id(), deliveries.read(parcel))
            : webhooks.send(
                parcel.address(),
                Objects.requireNonNull(parcel.secret()),
                parcel.id(),
                parcel.notice(),
                clock.instant());
    registry
        .counter(
            "hall.alert.deliveries",
            "channel",
            parcel.channel(),
            "outcome",
            attempt instanceof Attempt.Delivered ? "delivered" : "failed")
        .increment();
    return attempt;
  }

  /// Sends a notice now and once: whether the other side took it is known when this returns, and
  /// nothing is tried again.
  public Attempt tryOut(long recipientId, Notice notice) throws InterruptedException {
    Deliveries.Parcel parcel = deliveries.trial(recipientId, notice, clock.instant());
    Attempt attempt = take(parcel);
    deliveries.tried(parcel, attempt, clock.instant());
    return attempt;
  }
}
