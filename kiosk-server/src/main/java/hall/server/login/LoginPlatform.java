// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationGrantError;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import hall.server.channel.Answer;
import hall.server.provider.IdTokens;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Speaks with the platform, whose metadata was read when this was made, as
/// `docs/identity-platform.md` says. An answer that is only half there, or that is not believed, is
/// none; what stands in one never leaves for a log.
final class LoginPlatform {
  private static final Logger LOG = Logger.getLogger(LoginPlatform.class);
  private static final int LONGEST_URI = 400;
  private static final int LONGEST_CODE = 32;
  private static final int LONGEST_DEVICE_CODE = 2000;
  private static final int SLOWEST = 60;

  private final LoginSettings settings;
  private final BoundedHttp http;
  private final OIDCProviderMetadata metadata;
  private final IDTokenValidator validator;

  private LoginPlatform(
      LoginSettings settings,
      BoundedHttp http,
      OIDCProviderMetadata metadata,
      IDTokenValidator validator) {
    this.settings = settings;
    this.http = http;
    this.metadata = metadata;
    this.validator = validator;
  }

  /// A login that waits at the platform.
  ///
  /// @param qr what the code on the screen says
  /// @param userCode what the phone shows too, or asks for
  /// @param typed whether it has to be typed there, since the code on the screen does not say it
  /// @param intervalSeconds how often the platform may be asked
  record Begun(
      String deviceCode,
      String qr,
      String userCode,
      boolean typed,
      long lifeSeconds,
      int intervalSeconds) {
    /// Never the codes.
    @Override
    public String toString() {
      return "Begun";
    }
  }

  /// Reads the platform's metadata. Failed with `away` or `metadata-unreadable`.
  static Answer<LoginPlatform> discover(LoginSettings settings, BoundedHttp http) {
    Issuer issuer = new Issuer(settings.issuer());
    try {
      HTTPResponse answer =
          new HTTPRequest(HTTPRequest.Method.GET, OIDCProviderMetadata.resolveURL(issuer))
              .send(http);
      if (!answer.indicatesSuccess()) {
        return new Answer.Failed<>("http-" + answer.getStatusCode());
      }
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.getBody());
      if (!issuer.equals(metadata.getIssuer())
          || !secure(metadata.getDeviceAuthorizationEndpointURI())
          || !secure(metadata.getTokenEndpointURI())
          || !secure(metadata.getJWKSetURI())) {
        return new Answer.Failed<>("metadata-unreadable");
      }
      return new Answer.Given<>(
          new LoginPlatform(
              settings,
              http,
              metadata,
              IdTokens.validator(
                  issuer,
                  new ClientID(settings.clientId()),
                  metadata.getJWKSetURI().toURL(),
                  http)));
    } catch (GeneralException | MalformedURLException e) {
      LOG.warn("The metadata of the identity platform cannot be read", e);
      return new Answer.Failed<>("metadata-unreadable");
    } catch (IOException e) {
      LOG.warn("The identity platform is away", e);
      return new Answer.Failed<>("away");
    }
  }

  private static boolean secure(@Nullable URI uri) {
    return uri != null && LoginSettings.secure(uri);
  }

  /// Begins a login. Failed with `away` or `answer-unreadable`, or a word of the platform's own.
  ///
  /// @param nonce ties the token to this login, where the platform knows of it
  Answer<Begun> begin(String nonce) {
    DeviceAuthorizationRequest.Builder request =
        client()
            .map(DeviceAuthorizationRequest.Builder::new)
            .orElseGet(
                () -> new DeviceAuthorizationRequest.Builder(new ClientID(settings.clientId())));
    try {
      HTTPResponse said =
          request
              .scope(new Scope(settings.scopes().toArray(String[]::new)))
              .customParameter("nonce", nonce)
              .endpointURI(metadata.getDeviceAuthorizationEndpointURI())
              .build()
              .toHTTPRequest()
              .send(http);
      DeviceAuthorizationResponse answer = DeviceAuthorizationResponse.parse(said);
      return answer.indicatesSuccess()
          ? begun(answer.toSuccessResponse())
          : new Answer.Failed<>(word(answer.toErrorResponse().getErrorObject()));
    } catch (ParseException | IllegalArgumentException e) {
      return unreadable(e);
    } catch (IOException e) {
      return away(e);
    }
  }

  private static Answer<Begun> begun(DeviceAuthorizationSuccessResponse said) {
    URI complete = said.getVerificationURIComplete();
    URI uri = complete == null ? said.getVerificationURI() : complete;
    String userCode = said.getUserCode().getValue().strip();
    String deviceCode = said.getDeviceCode().getValue();
    boolean fits =
        secure(uri)
            && uri.toString().length() <= LONGEST_URI
            && userCode.matches("[\\x21-\\x7e ]{1," + LONGEST_CODE + "}")
            && deviceCode.length() <= LONGEST_DEVICE_CODE
            && said.getLifetime() > 0
            && said.getInterval() > 0
            && said.getInterval() <= SLOWEST;
    return fits
        ? new Answer.Given<>(
            new Begun(
                deviceCode,
                uri.toString(),
                userCode,
                complete == null,
                said.getLifetime(),
                (int) said.getInterval()))
        : new Answer.Failed<>("answer-unreadable");
  }

  /// How a login stands. Failed with `away` or `answer-unreadable`, or a word of the platform's
  /// own.
  Answer<Standing> ask(String deviceCode, String nonce) {
    DeviceCodeGrant grant = new DeviceCodeGrant(new DeviceCode(deviceCode));
    URI endpoint = metadata.getTokenEndpointURI();
    TokenRequest request =
        client()
            .map(client -> new TokenRequest.Builder(endpoint, client, grant))
            .orElseGet(
                () -> new TokenRequest.Builder(endpoint, new ClientID(settings.clientId()), grant))
            .build();
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(http));
      return answer.indicatesSuccess()
          ? believed((OIDCTokenResponse) answer.toSuccessResponse(), nonce)
          : standing(answer.toErrorResponse().getErrorObject());
    } catch (ParseException | IllegalArgumentException e) {
      return unreadable(e);
    } catch (IOException e) {
      return away(e);
    }
  }

  private static Answer<Standing> standing(@Nullable ErrorObject error) {
    String word = word(error);
    if (word.equals(DeviceAuthorizationGrantError.AUTHORIZATION_PENDING.getCode())) {
      return new Answer.Given<>(new Standing.Waiting());
    }
    if (word.equals(DeviceAuthorizationGrantError.SLOW_DOWN.getCode())) {
      return new Answer.Given<>(new Standing.SlowDown());
    }
    if (word.equals(DeviceAuthorizationGrantError.EXPIRED_TOKEN.getCode())) {
      return new Answer.Given<>(new Standing.Expired());
    }
    return word.equals(OAuth2Error.ACCESS_DENIED.getCode())
        ? new Answer.Given<>(new Standing.Denied())
        : new Answer.Failed<>(word);
  }

  /// The library checks signature, issuer, audience and times of the token; a nonce in it has to be
  /// the one of this login.
  private Answer<Standing> believed(OIDCTokenResponse answer, String nonce)
      throws IOException, ParseException {
    try {
      OIDCTokens tokens = answer.getOIDCTokens();
      if (tokens.getIDToken() == null) {
        return new Answer.Failed<>("answer-unreadable");
      }
      IDTokenClaimsSet claims = validator.validate(tokens.getIDToken(), null);
      if (claims.getNonce() != null && !claims.getNonce().getValue().equals(nonce)) {
        return new Answer.Given<>(new Standing.Refused("not-believed"));
      }
      Map<String, Object> all = new HashMap<>(claims.toJSONObject());
      if (!Claims.complete(settings, all)) {
        userInfo(tokens, claims.getSubject().getValue())
            .forEach((name, value) -> all.putIfAbsent(name, value));
      }
      return new Answer.Given<>(
          switch (Claims.read(settings, all)) {
            case Claims.Finding.Known(Person person) -> new Standing.Done(person);
            case Claims.Finding.Flawed(String why) -> new Standing.Refused(why);
          });
    } catch (RemoteKeySourceException e) {
      return away(e);
    } catch (BadJOSEException | JOSEException e) {
      LOG.warnf("A token of the identity platform is not believed: %s", e.getMessage());
      return new Answer.Given<>(new Standing.Refused("not-believed"));
    }
  }

  /// What a token does not say; the answer counts only for the same person (OpenID Connect Core,
  /// 5.3.2).
  private Map<String, Object> userInfo(OIDCTokens tokens, String subject)
      throws IOException, ParseException {
    URI address = metadata.getUserInfoEndpointURI();
    if (!secure(address) || tokens.getBearerAccessToken() == null) {
      return Map.of();
    }
    UserInfoResponse answer =
        UserInfoResponse.parse(
            new UserInfoRequest(address, tokens.getBearerAccessToken()).toHTTPRequest().send(http));
    if (!answer.indicatesSuccess() || answer.toSuccessResponse().getUserInfo() == null) {
      return Map.of();
    }
    Map<String, Object> claims = answer.toSuccessResponse().getUserInfo().toJSONObject();
    return subject.equals(claims.get("sub")) ? claims : Map.of();
  }

  /// As the platform takes it; in the header where it does not say (RFC 6749, 2.3.1).
  private Optional<ClientAuthentication> client() {
    ClientID id = new ClientID(settings.clientId());
    List<ClientAuthenticationMethod> taken =
        Objects.requireNonNullElse(
            metadata.getTokenEndpointAuthMethods(),
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
    boolean posted =
        taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return settings
        .secret()
        .map(Secret::new)
        .map(secret ->
            posted ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret));
  }

  private static <T> Answer<T> unreadable(Exception e) {
    LOG.warnf("An answer of the identity platform cannot be read (%s)", e.getClass().getName());
    return new Answer.Failed<>("answer-unreadable");
  }

  private static <T> Answer<T> away(Exception e) {
    LOG.warn("The identity platform is away", e);
    return new Answer.Failed<>("away");
  }

  /// A word that can be logged, whatever it says.
  private static String word(@Nullable ErrorObject error) {
    String code = error == null ? null : error.getCode();
    return code != null && code.matches("[a-z_]{1,40}") ? code : "answer-unreadable";
  }
}
