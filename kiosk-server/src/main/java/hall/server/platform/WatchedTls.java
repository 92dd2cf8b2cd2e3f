// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/// Makes the same TLS as another factory, and tells of each connection: the framework has no other
/// place where one is seen before its first request.
final class WatchedTls implements SslContextFactory {
  private final SslContextFactory same;
  private final Consumer<SslHandler> connected;

  /// @param connected gets the handler of each new connection, before its handshake
  WatchedTls(SslContextFactory same, Consumer<SslHandler> connected) {
    this.same = same;
    this.connected = connected;
  }

  @Override
  public SslContext create() throws SSLException {
    return new DelegatingSslContext(same.create()) {
      @Override
      protected void initEngine(SSLEngine engine) {}

      @Override
      protected void initHandler(SslHandler handler) {
        connected.accept(handler);
      }
    };
  }

  @Override
  public SslContextFactory useAlpn(boolean use) {
    same.useAlpn(use);
    return this;
  }

  @Override
  public SslContextFactory clientAuth(ClientAuth auth) {
    same.clientAuth(auth);
    return this;
  }

  @Override
  public SslContextFactory forClient(boolean client) {
    same.forClient(client);
    return this;
  }

  @Override
  public SslContextFactory keyMananagerFactory(KeyManagerFactory keys) {
    same.keyMananagerFactory(keys);
    return this;
  }

  @Override
  public SslContextFactory trustManagerFactory(TrustManagerFactory trust) {
    same.trustManagerFactory(trust);
    return this;
  }

  @Override
  public SslContextFactory enabledCipherSuites(Set<String> suites) {
    same.enabledCipherSuites(suites);
    return this;
  }

  @Override
  public SslContextFactory applicationProtocols(List<String> protocols) {
    same.applicationProtocols(protocols);
    return this;
  }

  @Override
  public SslContextFactory serverName(String name) {
    same.serverName(name);
    return this;
  }
}
