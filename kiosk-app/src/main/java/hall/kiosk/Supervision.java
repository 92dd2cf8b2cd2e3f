// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.Durable;
import hall.kiosk.config.RunningConfiguration;
import hall.kiosk.config.RunningConfiguration.Role;
import hall.kiosk.software.Slots;
import hall.kiosk.software.SoftwareStart;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the supervisor that started this process says in its environment.
///
/// @param slots absent for a build that nobody installed
/// @param alive where it looks for signs of life
/// @param ended the status with which the process before ended though nobody had asked it to
record Supervision(Optional<Slots> slots, Optional<Path> alive, Optional<String> ended) {

  private static final System.Logger LOG = System.getLogger("hall.kiosk");

  static Supervision of(Map<String, String> environment) {
    var home = environment.get("KIOSK_HOME");
    var slot = environment.getOrDefault("KIOSK_SLOT", "");
    return new Supervision(
        home != null && slot.matches("[ab]")
            ? Optional.of(new Slots(Path.of(home), slot, Durable::write))
            : Optional.empty(),
        Optional.ofNullable(environment.get("KIOSK_ALIVE")).map(Path::of),
        Optional.ofNullable(environment.get("KIOSK_ENDED"))
            .filter(status -> status.matches("[0-9]{1,3}")));
  }

  /// The version that runs: an installed one has the name of its release, not of its build.
  String version() {
    var built = Supervision.class.getPackage().getImplementationVersion();
    return slots.flatMap(Slots::version).orElse(built == null ? "development" : built);
  }

  /// Whether this process may go on after what earlier ones left undone was done.
  boolean settled(ConfigurationShelf shelf, Optional<String> terminalId) {
    if (slots.isEmpty()) {
      return true;
    }
    try {
      return SoftwareStart.settle(slots.get(), shelf, terminalId, version());
    } catch (IOException e) {
      LOG.log(Level.ERROR, "software-not-settled", e);
      return !slots.get().onTrial();
    }
  }

  /// Whether this process is on trial with a configuration that is not: then it must end.
  boolean astray(RunningConfiguration running) {
    if (slots.isEmpty() || running.role() == Role.TRIAL || !slots.get().onTrial()) {
      return false;
    }
    try {
      slots.get().endTrial();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "software-trial-not-ended", e);
    }
    return true;
  }
}
