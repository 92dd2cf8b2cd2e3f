// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslHandler;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

  private final SlowCallers slow;

  HttpsPort(SlowCallers slow) {
    this.slow = slow;
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options
        .setAcceptBacklog(WAITING)
        .setSslHandshakeTimeout(SECONDS_TO_SHAKE_HANDS)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    if (OpenSSLEngineOptions.isAvailable() && OpenSSLEngineOptions.isAlpnAvailable()) {
      options.setSslEngineOptions(new Boring(this::connected));
    } else {
      LOG.infof("TLS is the platform's own: %s", OpenSsl.unavailabilityCause());
      options.setSslEngineOptions(new Plain(this::connected));
    }
  }

  private void connected(SslHandler tls) {
    tls.handshakeFuture()
        .addListener(done -> {
          if (done.isSuccess()) {
            Channel channel = (Channel) done.getNow();
            slow.watch(
                channel,
                channel.pipeline().context(tls).name(),
                ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol()));
          }
        });
  }

  /// BoringSSL's TLS, watched.
  private static final class Boring extends OpenSSLEngineOptions {
    private final Consumer<SslHandler> connected;

    Boring(Consumer<SslHandler> connected) {
      this.connected = connected;
      setSessionCacheEnabled(false);
    }

    @Override
    public OpenSSLEngineOptions copy() {
      return new Boring(connected);
    }

    @Override
    public SslContextFactory sslContextFactory() {
      return new WatchedTls(super.sslContextFactory(), connected);
    }
  }

  /// The platform's TLS, watched.
  private static final class Plain extends JdkSSLEngineOptions {
    private final Consumer<SslHandler> connected;

    Plain(Consumer<SslHandler> connected) {
      this.connected = connected;
    }

    @Override
    public JdkSSLEngineOptions copy() {
      return new Plain(connected);
    }

    @Override
    public SslContextFactory sslContextFactory() {
      return new WatchedTls(super.sslContextFactory(), connected);
    }
  }
}
