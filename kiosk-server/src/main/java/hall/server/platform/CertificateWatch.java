// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Takes up a new `server.p12` without a restart: whoever connects next sees the new certificate,
/// open connections go on. A file that cannot be read changes nothing.
@ApplicationScoped
public class CertificateWatch {
  private static final Logger LOG = Logger.getLogger(CertificateWatch.class);

  private final Path keyStore;
  private final String password;
  private final TlsConfigurationRegistry registry;
  private final Event<CertificateUpdatedEvent> updated;
  private Optional<Seen> seen = Optional.empty();

  public CertificateWatch(
      @ConfigProperty(name = "quarkus.tls.key-store.p12.path") Path keyStore,
      @ConfigProperty(name = "quarkus.tls.key-store.p12.password") String password,
      TlsConfigurationRegistry registry,
      Event<CertificateUpdatedEvent> updated) {
    this.keyStore = keyStore;
    this.password = password;
    this.registry = registry;
    this.updated = updated;
  }

  synchronized void start(@Observes StartupEvent event) {
    seen = look();
  }

  private record Seen(Object file, Object modified, long size) {}

  @Scheduled(
      every = "{hall.tls.look-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  synchronized void tick() {
    Optional<Seen> now = look();
    if (now.isEmpty() || now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      new Certificate(keyStore, password).publish();
      TlsConfiguration configuration = registry.getDefault().orElseThrow();
      if (configuration.reload()) {
        updated.fire(new CertificateUpdatedEvent("<default>", configuration));
        LOG.info("The server shows the new certificate of " + keyStore);
      } else {
        LOG.error("The server keeps its certificate: " + keyStore + " cannot be used");
      }
    } catch (IOException e) {
      LOG.error("The server keeps its certificate: " + keyStore + " cannot be read", e);
    }
  }

  private Optional<Seen> look() {
    try {
      BasicFileAttributes file = Files.readAttributes(keyStore, BasicFileAttributes.class);
      return Optional.of(
          new Seen(String.valueOf(file.fileKey()), file.lastModifiedTime(), file.size()));
    } catch (IOException betweenTwo) {
      return Optional.empty();
    }
  }
}
