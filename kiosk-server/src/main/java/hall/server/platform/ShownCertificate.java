// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.certificate.ServerCertificates;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.Collections;

/// Says again and again which certificate this server shows, for whoever looks when it ends.
@ApplicationScoped
public class ShownCertificate {
  private final TlsConfigurationRegistry registry;
  private final ServerCertificates certificates;

  public ShownCertificate(TlsConfigurationRegistry registry, ServerCertificates certificates) {
    this.registry = registry;
    this.certificates = certificates;
  }

  void start(@Observes StartupEvent event) throws KeyStoreException {
    tell();
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() throws KeyStoreException {
    KeyStore store = registry.getDefault().orElseThrow().getKeyStore();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        certificates.shown(certificate);
        return;
      }
    }
  }

  void renewed(@Observes CertificateUpdatedEvent event) throws KeyStoreException {
    tell();
  }
}
