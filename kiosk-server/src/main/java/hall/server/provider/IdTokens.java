// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URL;
import java.time.Duration;
import java.util.Set;

/// Which tokens are believed: signed by a key of the provider with an asymmetric algorithm, for
/// this client, now.
public final class IdTokens {
  private static final int KEYS_MILLIS = 5000;
  private static final Duration KEYS_FRESH = Duration.ofMinutes(10);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private IdTokens() {}

  /// Checks the tokens of one provider.
  ///
  /// @param keys where the provider's keys are found, now and then anew
  public static IDTokenValidator validator(
      Issuer issuer, ClientID client, URL keys, ResourceRetriever retriever) {
    JWKSource<SecurityContext> source =
        JWKSourceBuilder.create(keys, retriever)
            .cache(KEYS_FRESH.toMillis(), KEYS_MILLIS)
            .refreshAheadCache(false)
            .build();
    return new IDTokenValidator(
        issuer, client, new JWSVerificationKeySelector<>(ALGORITHMS, source), null);
  }
}
