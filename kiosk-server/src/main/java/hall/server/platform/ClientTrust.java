// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.certificate.Authority;
import hall.server.certificate.TerminalTrust;
import io.quarkus.arc.Unremovable;
import io.quarkus.tls.runtime.TrustStoreAndTrustOptions;
import io.quarkus.tls.runtime.TrustStoreProvider;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// Makes the HTTPS port ask for a certificate, which terminals show and browsers need not, and
/// gives it its trust in terminals' certificates; both outlive reloads.
///
/// The framework's own setting for this is not used: it would add a second way to log in, which
/// takes whatever the handshake took, revoked or not.
@ApplicationScoped
@Unremovable
public class ClientTrust implements TrustStoreProvider, HttpServerOptionsCustomizer {
  private final Authority authority;

  public ClientTrust(Authority authority) {
    this.authority = authority;
  }

  @Override
  public TrustStoreAndTrustOptions getTrustStore(Vertx vertx) {
    return new TrustStoreAndTrustOptions(
        null, TrustOptions.wrap(new TerminalTrust(authority::certificate)));
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setClientAuth(ClientAuth.REQUEST);
  }
}
