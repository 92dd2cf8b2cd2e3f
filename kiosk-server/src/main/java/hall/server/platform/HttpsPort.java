// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import io.netty.handler.ssl.OpenSsl;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Readies the HTTPS port for a whole fleet that comes back at once.
///
/// Handshakes and encryption are BoringSSL's where its library loads: a handshake costs a fraction
/// of what it costs in Java, above all on a virtual machine that compiles for small memory rather
/// than for speed. Elsewhere the platform's own serves.
@ApplicationScoped
@Unremovable
public class HttpsPort implements HttpServerOptionsCustomizer {
  private static final Logger LOG = Logger.getLogger(HttpsPort.class);

  /// Whoever is not accepted yet waits in the kernel, which caps this by its own limit.
  private static final int WAITING = 16_384;

  /// In a storm both ends are busy: a handshake that is given up after the usual ten seconds is one
  /// that is begun again.
  private static final int SECONDS_TO_SHAKE_HANDS = 60;

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options
        .setAcceptBacklog(WAITING)
        .setSslHandshakeTimeout(SECONDS_TO_SHAKE_HANDS)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    if (OpenSSLEngineOptions.isAvailable() && OpenSSLEngineOptions.isAlpnAvailable()) {
      options.setSslEngineOptions(new OpenSSLEngineOptions().setSessionCacheEnabled(false));
    } else {
      LOG.infof("TLS is the platform's own: %s", OpenSsl.unavailabilityCause());
    }
  }
}
