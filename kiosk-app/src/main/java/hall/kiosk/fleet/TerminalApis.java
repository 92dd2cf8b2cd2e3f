// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import io.netty.handler.codec.CodecException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/// Makes the client of one server that shows one certificate, and shows the terminal's own.
final class TerminalApis {

  private TerminalApis() {}

  static TerminalApi of(URI server, Path trust, Optional<Proof.Certified> shown)
      throws IOException {
    return of(TerminalApi.class, server, trust, shown);
  }

  static <T> T of(Class<T> api, URI server, Path trust, Optional<Proof.Certified> shown)
      throws IOException {
    var builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(server)
            .trustStore(trusting(trust))
            .register(new ForgetfulJson())
            .connectTimeout(3, TimeUnit.SECONDS)
            .readTimeout(30, TimeUnit.SECONDS);
    if ("https".equals(server.getScheme())) {
      // One connection for everything, the open stream of hints included.
      builder
          .property(QuarkusRestClientProperties.HTTP2, true)
          .property(QuarkusRestClientProperties.ALPN, true);
    }
    if (shown.isPresent()) {
      builder.keyStore(shown.get().keyStore(), Proof.Certified.PASSWORD);
    }
    return reaching(api, builder.build(api));
  }

  /// A generated client throws the bare reason of a call that failed where that is unchecked, as
  /// for a connection that is closed while it is being greeted. To whoever calls, all of that is a
  /// server that was not reached.
  static <T> T reaching(Class<T> api, T client) {
    return api.cast(
        Proxy.newProxyInstance(
            api.getClassLoader(),
            new Class<?>[] {api},
            (_, method, arguments) -> {
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                var why = e.getCause();
                throw why instanceof VertxException || why instanceof CodecException
                    ? new ProcessingException(why)
                    : why;
              }
            }));
  }

  private static KeyStore trusting(Path pem) throws IOException {
    try (var in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("server-" + number++, certificate);
      }
      if (number == 0) {
        throw new IOException(pem + " holds no certificate");
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(pem + " is not a PEM certificate", e);
    }
  }
}
