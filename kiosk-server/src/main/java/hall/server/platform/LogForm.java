// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Writes the log as JSON where the settings say so, from before anything else starts.
@ApplicationScoped
public class LogForm {
  private static final int FIRST = -20;

  private final boolean json;

  LogForm(@ConfigProperty(name = "hall.log.json") boolean json) {
    this.json = json;
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    if (json) {
      JsonLines lines = new JsonLines();
      for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
        handler.setFormatter(lines);
      }
    }
  }
}
