// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database.DatabaseException;
import hall.server.Secrets;
import hall.server.channel.Answer;
import hall.server.channel.Hands;
import hall.server.forwarding.ForwardingSettings.Decides;
import hall.server.forwarding.Upstream.Held;
import hall.server.submission.CaseFile;
import hall.server.submission.Cases;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Hands on what waits, each case on a thread of its own, and asks for what came of it: a case that
/// takes long holds up neither the others nor the next round.
@Startup
@ApplicationScoped
public class ForwardingRound {
  private static final Logger LOG = Logger.getLogger(ForwardingRound.class);

  private final Cases cases;
  private final Outbox outbox;
  private final Reconciliation reconciliation;
  private final InstantSource clock;
  private final List<String> items;
  private final Decides decides;
  private final Optional<Upstream> upstream;
  private final Hands hands = new Hands();

  @Inject
  ForwardingRound(
      Cases cases,
      Outbox outbox,
      Reconciliation reconciliation,
      Secrets secrets,
      ObjectMapper json,
      InstantSource clock,
      Config config) {
    Optional<ForwardingSettings> settings =
        ForwardingSettings.read(name -> config.getOptionalValue(name, String.class).orElse(null));
    this.cases = cases;
    this.outbox = outbox;
    this.reconciliation = reconciliation;
    this.clock = clock;
    this.items = settings.map(ForwardingSettings::items).orElse(List.of());
    this.decides = settings.map(ForwardingSettings::decides).orElse(Decides.NOTHING);
    this.upstream = settings.map(each -> new HttpUpstream(each.channel(), secrets, json, clock));
  }

  /// A round with the given platform.
  ForwardingRound(
      Cases cases,
      Outbox outbox,
      Reconciliation reconciliation,
      InstantSource clock,
      List<String> items,
      Decides decides,
      Upstream upstream) {
    this.cases = cases;
    this.outbox = outbox;
    this.reconciliation = reconciliation;
    this.clock = clock;
    this.items = items;
    this.decides = decides;
    this.upstream = Optional.of(upstream);
  }

  @Scheduled(
      every = "{hall.forwarding.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    begin();
  }

  @Scheduled(
      every = "{hall.forwarding.ask-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void ask() {
    upstream.ifPresent(each -> reconciliation.changes(each, decides != Decides.NOTHING));
  }

  @Scheduled(
      every = "{hall.forwarding.compare-every}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void compare() {
    upstream.ifPresent(reconciliation::days);
  }

  /// Begins to hand on what is due and tells with which threads. Cases are looked at also where no
  /// platform is named: one that is named later gets what is accepted from then on.
  List<Thread> begin() {
    outbox.collect(items, decides == Decides.ALL, clock.instant());
    if (upstream.isEmpty()) {
      return List.of();
    }
    Upstream to = upstream.get();
    return hands.begin(most -> outbox.claim(clock.instant(), most), each -> hand(each, to));
  }

  private void hand(Forwarding claimed, Upstream to) {
    try {
      Answer<Held> answer = answer(claimed, to);
      outbox.attempted(claimed, answer, clock.instant());
      if (!(answer instanceof Answer.Given)) {
        LOG.warnf(
            "Case %s was not handed on at attempt %d: %s",
            claimed.caseNumber(), claimed.attempts(), answer);
      }
    } catch (DatabaseException e) {
      // The claim ends by itself, and the case is handed on again.
      LOG.errorf(e, "Case %s could not be handed on", claimed.caseNumber());
    }
  }

  private Answer<Held> answer(Forwarding claimed, Upstream to) {
    try {
      CaseFile file = cases.read(claimed.caseNumber());
      return to.hand(Handover.of(file, claimed.day(), document -> cases.place(file, document)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Case %s could not be handed on", claimed.caseNumber());
      return new Answer.Failed<>("internal");
    }
  }
}
