// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database.DatabaseException;
import hall.server.Secrets;
import hall.server.channel.Answer;
import hall.server.channel.Hands;
import hall.server.channel.Rounds;
import hall.server.gateway.Deliveries.Claim;
import hall.server.gateway.Gateway.Taken;
import hall.server.message.MessageSettings;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Hands messages to the gateway where one is named, each on a thread of its own. What failed is
/// logged by id and a short word alone.
@Startup
@ApplicationScoped
class MessageRound {
  private static final Logger LOG = Logger.getLogger(MessageRound.class);

  private final Deliveries deliveries;
  private final InstantSource clock;
  private final Optional<Gateway> gateway;
  private final Hands hands = new Hands();

  @Inject
  MessageRound(
      Deliveries deliveries,
      Secrets secrets,
      ObjectMapper json,
      InstantSource clock,
      Config config) {
    this(
        deliveries,
        clock,
        MessageSettings.read(name -> config.getOptionalValue(name, String.class).orElse(null))
            .map(each -> new Gateway(each.channel(), secrets, json, clock)));
  }

  /// A round with the given gateway.
  MessageRound(Deliveries deliveries, InstantSource clock, Optional<Gateway> gateway) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.gateway = gateway;
  }

  @Scheduled(
      every = "{hall.message.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    begin();
  }

  /// Begins to send what is due and tells with which threads.
  List<Thread> begin() {
    if (gateway.isEmpty()) {
      deliveries.abandon(clock.instant());
      return List.of();
    }
    Gateway to = gateway.get();
    deliveries.giveUpLate(clock.instant());
    return hands.begin(most -> deliveries.claim(clock.instant(), most), claim -> send(claim, to));
  }

  private void send(Claim claim, Gateway to) {
    try {
      Answer<Taken> answer = answer(claim, to);
      deliveries.attempted(claim, answer, clock.instant());
      if (!(answer instanceof Answer.Given)) {
        LOG.warnf(
            "Message %s did not reach the gateway at attempt %d: %s",
            claim.message().id(), claim.attempts(), Rounds.why(answer));
      }
    } catch (DatabaseException e) {
      // The claim ends by itself, and the message is sent again.
      LOG.errorf(e, "What the gateway said to message %s could not be kept", claim.message().id());
    }
  }

  private static Answer<Taken> answer(Claim claim, Gateway to) {
    try {
      return to.send(claim.message());
    } catch (RuntimeException e) {
      LOG.errorf(e, "Message %s could not be sent", claim.message().id());
      return new Answer.Failed<>("internal");
    }
  }
}
