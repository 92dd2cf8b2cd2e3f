// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Publishes what comes into force as days pass, and what another server approved.
@ApplicationScoped
public class DraftTick {
  private final Catalogue catalogue;

  DraftTick(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Scheduled(
      every = "{hall.catalogue.every}",
      delayed = "{hall.catalogue.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    catalogue.refresh();
  }
}
