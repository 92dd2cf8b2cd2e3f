// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.Whereabouts;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Tells the server of calls for help. Nothing of them is kept here, and nothing but how it ended
/// is logged.
final class HelpSender {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// Whoever waits is told then that nobody can be reached.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<Optional<Credential>> known;
  private final Courier.Server server;
  private final Incidents incidents;
  private final Soon soon = new Soon(PATIENCE);
  private volatile Optional<UUID> newest = Optional.empty();

  /// @param incidents get each call once, which raises an alert with the next heartbeat
  HelpSender(Supplier<Optional<Credential>> known, Courier.Server server, Incidents incidents) {
    this.known = known;
    this.server = server;
    this.incidents = incidents;
  }

  HelpAnswer tell(UUID call, Whereabouts place, List<HelpCall.Said> said, boolean over)
      throws InterruptedException {
    if (newest.filter(call::equals).isEmpty()) {
      newest = Optional.of(call);
      incidents.add(Incidents.Kind.HELP_CALLED, "");
    }
    var credential = known.get();
    if (credential.isEmpty()) {
      return new HelpAnswer.Silent();
    }
    var report = HelpApi.Report.of(call, place, said, over);
    try {
      return soon.ask(() -> server.api().help(credential.get().authorization(), call, report))
          .<HelpAnswer>map(HelpApi.Standing::read)
          .orElseGet(HelpAnswer.Silent::new);
    } catch (Soon.RefusedException e) {
      LOG.log(Level.WARNING, "help-refused: {0}", e.problem());
      return new HelpAnswer.Silent();
    }
  }
}
