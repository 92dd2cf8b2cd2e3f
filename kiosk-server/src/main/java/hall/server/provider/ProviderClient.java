// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Speaks with one provider, whose metadata was read when this was made. The library checks the
/// token: signature ([IdTokens]), issuer, audience, times and nonce.
final class ProviderClient {
  private static final int CONNECT_MILLIS = 3000;
  private static final int READ_MILLIS = 5000;
  private static final int LARGEST_KEYS = 512 * 1024;

  private final ProviderSettings settings;
  private final @Nullable SSLSocketFactory sockets;
  private final OIDCProviderMetadata metadata;
  private final IDTokenValidator validator;

  private ProviderClient(
      ProviderSettings settings,
      @Nullable SSLSocketFactory sockets,
      OIDCProviderMetadata metadata,
      IDTokenValidator validator) {
    this.settings = settings;
    this.sockets = sockets;
    this.metadata = metadata;
    this.validator = validator;
  }

  /// Who came back.
  record Claims(String subject, Map<String, Object> all) {}

  /// Reads the provider's metadata.
  static ProviderClient discover(ProviderSettings settings, @Nullable SSLSocketFactory sockets)
      throws ProviderException {
    Issuer issuer = new Issuer(settings.issuer());
    try {
      HTTPRequest request =
          new HTTPRequest(HTTPRequest.Method.GET, OIDCProviderMetadata.resolveURL(issuer));
      HTTPResponse answer = send(request, sockets);
      if (!answer.indicatesSuccess()) {
        throw ProviderException.away(
            new IOException("It answers " + answer.getStatusCode() + " for its metadata"));
      }
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.getBody());
      if (!issuer.equals(metadata.getIssuer())) {
        throw ProviderException.refused(
            "Its metadata names another issuer: " + metadata.getIssuer(),
            new IllegalArgumentException("issuer"));
      }
      return new ProviderClient(
          settings,
          sockets,
          metadata,
          IdTokens.validator(
              issuer,
              new ClientID(settings.clientId()),
              metadata.getJWKSetURI().toURL(),
              new DefaultResourceRetriever(
                  CONNECT_MILLIS, READ_MILLIS, LARGEST_KEYS, true, sockets)));
    } catch (ParseException | MalformedURLException e) {
      throw ProviderException.refused("Its metadata cannot be read", e);
    } catch (IOException | GeneralException e) {
      throw ProviderException.away(e);
    }
  }

  /// Where the browser goes.
  URI begin(Attempt attempt, URI back) {
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE),
            new Scope(settings.scopes().toArray(String[]::new)),
            new ClientID(settings.clientId()),
            back)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(new State(attempt.state()))
        .nonce(new Nonce(attempt.nonce()))
        .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /// Exchanges the code and believes what stands in the token.
  Claims redeem(Attempt attempt, String code, URI back) throws ProviderException {
    try {
      OIDCTokens tokens = tokens(attempt, code, back);
      IDTokenClaimsSet claims = validator.validate(tokens.getIDToken(), new Nonce(attempt.nonce()));
      String subject = claims.getSubject().getValue();
      Map<String, Object> all = new HashMap<>(claims.toJSONObject());
      URI userInfo = metadata.getUserInfoEndpointURI();
      if (!settings.roles().isIn(all)
          && userInfo != null
          && tokens.getBearerAccessToken() != null) {
        all.putAll(userInfo(userInfo, tokens.getBearerAccessToken(), subject));
      }
      return new Claims(subject, all);
    } catch (RemoteKeySourceException e) {
      throw ProviderException.away(e);
    } catch (BadJOSEException | JOSEException | ParseException | IllegalArgumentException e) {
      throw ProviderException.refused("The token is not believed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw ProviderException.away(e);
    }
  }

  private OIDCTokens tokens(Attempt attempt, String code, URI back)
      throws IOException, ParseException, ProviderException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), back, new CodeVerifier(attempt.verifier()));
    ClientID client = new ClientID(settings.clientId());
    TokenRequest request =
        settings
            .secret()
            .map(secret ->
                new TokenRequest.Builder(
                    metadata.getTokenEndpointURI(),
                    new ClientSecretBasic(client, new Secret(secret)),
                    grant))
            .orElseGet(
                () -> new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant))
            .build();
    TokenResponse answer = OIDCTokenResponseParser.parse(send(request.toHTTPRequest(), sockets));
    if (!answer.indicatesSuccess()) {
      throw ProviderException.refused(
          "The code is not taken: " + answer.toErrorResponse().getErrorObject().getCode(),
          new IllegalArgumentException("code"));
    }
    return ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens();
  }

  /// The answer counts only for the same person (OpenID Connect Core, 5.3.2).
  private Map<String, Object> userInfo(URI address, BearerAccessToken token, String subject)
      throws IOException, ParseException {
    UserInfoResponse answer =
        UserInfoResponse.parse(send(new UserInfoRequest(address, token).toHTTPRequest(), sockets));
    if (!answer.indicatesSuccess() || answer.toSuccessResponse().getUserInfo() == null) {
      return Map.of();
    }
    Map<String, Object> claims = answer.toSuccessResponse().getUserInfo().toJSONObject();
    return subject.equals(claims.get("sub")) ? claims : Map.of();
  }

  /// Where one logs out there, if anywhere.
  Optional<URI> end() {
    return Optional.ofNullable(metadata.getEndSessionEndpointURI());
  }

  private static HTTPResponse send(HTTPRequest request, @Nullable SSLSocketFactory sockets)
      throws IOException {
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    request.setFollowRedirects(false);
    if (sockets != null) {
      request.setSSLSocketFactory(sockets);
    }
    return request.send();
  }
}
