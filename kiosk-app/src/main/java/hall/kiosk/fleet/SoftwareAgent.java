// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.kiosk.config.ConfigurationPayload;
import hall.kiosk.config.ConfigurationPayload.Refusal;
import hall.kiosk.fleet.SoftwareInbox.Answer;
import hall.kiosk.software.Slots;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Sees to the software that configurations name: another version than the one that runs is brought
/// into the other slot before such a configuration is tried, and both prove themselves together.
final class SoftwareAgent {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// The configuration's own time ends first, since it can say more.
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final String version;
  private final Optional<Installed> installed;

  private record Installed(Slots slots, SoftwareInbox inbox, SoftwareDownload download) {}

  /// @param version what runs
  /// @param slots absent where nobody installed this terminal
  /// @param java the feature version of the Java that is here
  SoftwareAgent(
      String version,
      Optional<Slots> slots,
      int java,
      Supplier<Optional<Credential>> credential,
      Courier.Server server,
      Ticker ticker,
      RandomGenerator random) {
    this.version = version;
    this.installed =
        slots.map(here ->
            new Installed(
                here,
                new SoftwareInbox(here, java),
                new SoftwareDownload(here, credential, server, ticker, random)));
  }

  /// Starts the thread that brings releases, where this terminal is installed; interrupted, it
  /// ends.
  ///
  /// @param changed called when a release is there, or never will be
  Optional<Thread> start(Runnable changed) {
    return installed.map(here -> here.download().start(changed));
  }

  /// The version that a configuration names, where it is another than the one that runs.
  private Optional<String> other(ConfigurationPayload payload) {
    return payload.release().filter(named -> !named.equals(version));
  }

  /// Whether the software that a configuration names runs already, or lies ready.
  boolean ready(ConfigurationPayload payload) {
    var named = other(payload);
    return named.isEmpty() || installed.filter(here -> here.slots().holds(named.get())).isPresent();
  }

  /// Sees that the software of a configuration comes.
  ///
  /// @return why it never will
  Optional<Refusal> prepare(
      TerminalApi api, Credential known, ConfigurationPayload payload, Instant serverNow)
      throws IOException {
    if (ready(payload)) {
      return Optional.empty();
    }
    var named = other(payload).orElseThrow();
    if (installed.isEmpty()) {
      return refusal("not-installable", named);
    }
    var here = installed.get();
    var failure = here.download().takeFailure(named);
    if (failure.isPresent()) {
      return refusal(failure.get(), named);
    }
    if (here.download().resume(named)) {
      return Optional.empty();
    }
    return switch (here.inbox().fetch(api, known, named, serverNow)) {
      case Answer.Refused(var reason) -> refusal(reason, named);
      case Answer.Offered(var release, var document) -> {
        here.download().want(release, document);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Refusal> refusal(String reason, String named) {
    return Optional.of(new Refusal("software-" + reason, List.of(named)));
  }

  /// The software of a configuration that is on trial from now on is tried with it.
  void begin(ConfigurationPayload payload, Instant deadline) throws IOException {
    if (other(payload).isPresent() && installed.isPresent()) {
      installed.get().slots().beginTrial(deadline.plus(MARGIN));
    }
  }

  /// What this process runs has proved itself.
  void confirmed() throws IOException {
    if (installed.isPresent() && installed.get().slots().onTrial()) {
      installed.get().slots().confirmOwn();
      LOG.log(Level.INFO, "software-confirmed {0}", version);
    }
  }

  /// What this process runs has not proved itself.
  void reverted() throws IOException {
    if (installed.isPresent() && installed.get().slots().onTrial()) {
      installed.get().slots().endTrial();
    }
  }
}
