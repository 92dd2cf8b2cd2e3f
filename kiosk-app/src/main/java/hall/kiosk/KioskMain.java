// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import hall.kiosk.config.ConfigStore;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.ConfigurationStart;
import hall.kiosk.config.Durable;
import hall.kiosk.fleet.FleetAgent;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import javafx.application.Platform;

/// Starts the touchscreen application.
///
/// Exit status: 64 for a wrong command line, 78 where no usable configuration exists, 70 after a
/// bug, 75 where an operator or another configuration wants it started again, 76 where an operator
/// wants the machine booted.
@QuarkusMain
public final class KioskMain implements QuarkusApplication {

  private static final System.Logger LOG = System.getLogger("hall.kiosk");
  private static final int USAGE = 64;
  private static final int CONFIGURATION = 78;

  public static void main(String... arguments) {
    keepLog(arguments);
    Toolkit.begin();
    Quarkus.run(KioskMain.class, arguments);
  }

  /// The log goes to a file as well, beside the terminal's other files; that must be known before
  /// anything is logged.
  private static void keepLog(String... arguments) {
    try {
      System.setProperty("quarkus.log.file.path", Options.parse(arguments).log().toString());
      System.setProperty("quarkus.log.file.enabled", "true");
    } catch (IllegalArgumentException e) {
      // Said, and ended with the right status, where the options are used.
      return;
    }
  }

  @Override
  public int run(String... arguments) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "{0}; {1}", e.getMessage(), Options.USAGE);
      return USAGE;
    }
    var loaded = new ConfigStore(options.config(), options.state()).load();
    loaded.problems().forEach(problem -> LOG.log(Level.ERROR, "configuration: {0}", problem));
    if (loaded.own().isEmpty()) {
      LOG.log(Level.ERROR, "no usable configuration: mend the file and start again");
      return CONFIGURATION;
    }
    if (!loaded.problems().isEmpty()) {
      LOG.log(Level.WARNING, "going on with the last good configuration");
    }
    int status;
    var configurations = ConfigurationShelf.open(options.state(), Durable::write);
    var supervision = Supervision.of(System.getenv());
    var terminal = terminal(options);
    if (!supervision.settled(configurations, terminal)) {
      return Ending.AGAIN.status();
    }
    var running =
        new ConfigurationStart(configurations, loaded.own().get(), terminal, Instant.now())
            .choose();
    if (supervision.astray(running)) {
      return Ending.AGAIN.status();
    }
    try (var kiosk = Kiosk.assemble(running, configurations, options, supervision)) {
      kiosk.start();
      Quarkus.waitForExit();
      status = kiosk.ending().status();
    }
    Platform.exit();
    return status;
  }

  /// Absent too where it can't be read: what was published for this terminal waits then.
  private static Optional<String> terminal(Options options) {
    try {
      return FleetAgent.knownTerminal(options.state());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "identity-unreadable", e);
      return Optional.empty();
    }
  }
}
