// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Database.DatabaseException;
import hall.server.Problem;
import hall.server.Secrets;
import hall.server.channel.Answer;
import hall.server.channel.Hands;
import hall.server.channel.Rounds;
import hall.server.complaint.Complaint;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.ComplaintPages;
import hall.server.complaint.Complaints;
import hall.server.hotline.Dispatches.Claim;
import hall.server.hotline.Hotline.Taken;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Sends complaints to the hotline where its platform is named, each on a thread of its own, and
/// asks what came of them. What failed is logged by number and a short word alone.
@Startup
@ApplicationScoped
public class HotlineRound {
  private static final Logger LOG = Logger.getLogger(HotlineRound.class);
  private static final String NAME = "hotline";

  private final Dispatches dispatches;
  private final Complaints complaints;
  private final ComplaintPages pages;
  private final InstantSource clock;
  private final Rounds rounds;
  private final Duration patience;
  private final Optional<Hotline> hotline;
  private final Hands hands = new Hands();

  @Inject
  HotlineRound(
      Database database,
      Dispatches dispatches,
      Complaints complaints,
      ComplaintPages pages,
      Secrets secrets,
      ObjectMapper json,
      InstantSource clock,
      Config config) {
    Optional<HotlineSettings> settings =
        HotlineSettings.read(name -> config.getOptionalValue(name, String.class).orElse(null));
    this.dispatches = dispatches;
    this.complaints = complaints;
    this.pages = pages;
    this.clock = clock;
    this.rounds = new Rounds(database, clock);
    this.patience = settings.map(HotlineSettings::patience).orElse(Duration.ZERO);
    this.hotline = settings.map(each -> new Hotline(each.channel(), secrets, json, clock));
  }

  /// A round with the given platform.
  HotlineRound(
      Database database,
      Dispatches dispatches,
      Complaints complaints,
      ComplaintPages pages,
      InstantSource clock,
      Duration patience,
      Optional<Hotline> hotline) {
    this.dispatches = dispatches;
    this.complaints = complaints;
    this.pages = pages;
    this.clock = clock;
    this.rounds = new Rounds(database, clock);
    this.patience = patience;
    this.hotline = hotline;
  }

  /// Whether complaints can go by wire.
  public boolean isOpen() {
    return hotline.isPresent();
  }

  /// How asking for what came of complaints went; nothing where nobody asks.
  public List<Rounds.Done> done() {
    return isOpen() ? rounds.done(NAME) : List.of();
  }

  /// Has a complaint sent; it is transferred only once the hotline has given its number. Problems
  /// as of [Complaints#act], and `complaint-hotline-unset`.
  public void send(long complaint, long revision, String operator) {
    if (!isOpen()) {
      throw Problem.of(
              409, "complaint-hotline-unset", "No platform is named: call 12345, write its number.")
          .asException();
    }
    complaints.act(complaint, revision, Deed.SEND, "", operator);
  }

  @Scheduled(
      every = "{hall.hotline.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    begin();
  }

  @Scheduled(
      every = "{hall.hotline.ask-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void ask() {
    hotline.ifPresent(each -> rounds.follow(NAME, each::changesAfter, dispatches::told));
  }

  /// Begins to send what is due and tells with which threads. What waits where no platform is named
  /// any more goes back to the clerks.
  List<Thread> begin() {
    if (hotline.isEmpty()) {
      dispatches.abandon(clock.instant());
      return List.of();
    }
    Hotline to = hotline.get();
    return hands.begin(most -> dispatches.claim(clock.instant(), most), claim -> send(claim, to));
  }

  private void send(Claim claim, Hotline to) {
    try {
      Answer<Taken> answer = answer(claim, to);
      dispatches.attempted(claim, answer, patience, clock.instant());
      if (!(answer instanceof Answer.Given)) {
        LOG.warnf(
            "Complaint %s did not reach the hotline at attempt %d: %s",
            claim.number(), claim.attempts(), Rounds.why(answer));
      }
    } catch (DatabaseException e) {
      // The claim ends by itself, and the complaint is sent again.
      LOG.errorf(e, "What the hotline said to complaint %s could not be kept", claim.number());
    }
  }

  private Answer<Taken> answer(Claim claim, Hotline to) {
    try {
      Complaint complaint = complaints.find(claim.complaint()).orElseThrow();
      return to.hand(Handed.of(complaint, claim.hall()), pages.forHotline(complaint.id()));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Complaint %s could not be sent", claim.number());
      return new Answer.Failed<>("internal");
    }
  }
}
