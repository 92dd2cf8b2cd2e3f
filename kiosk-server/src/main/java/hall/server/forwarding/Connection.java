// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Makes the client of the platform above.
final class Connection {
  private Connection() {}

  static Upstream open(
      ForwardingSettings settings, Secrets secrets, ObjectMapper json, InstantSource clock) {
    long patience = settings.patience().toMillis();
    QuarkusRestClientBuilder builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(settings.address())
            .connectTimeout(patience, TimeUnit.MILLISECONDS)
            .readTimeout(patience, TimeUnit.MILLISECONDS)
            .followRedirects(false)
            // Its refusals are answers, and are signed.
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(new RequestSignature(settings.sender(), settings.signer(), clock));
    settings.trust().ifPresent(pem -> builder.trustStore(trusting(pem)));
    return new HttpUpstream(builder.build(UpstreamApi.class), settings.signer(), secrets, json);
  }

  private static KeyStore trusting(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("platform-" + number++, each);
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("hall.forwarding.trust-file cannot be read: " + pem, e);
    }
  }
}
