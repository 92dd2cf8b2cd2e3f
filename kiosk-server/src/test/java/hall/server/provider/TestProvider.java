// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hall.server.Https;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A small identity provider that keeps to the rules, unless it is told to lie.
final class TestProvider implements AutoCloseable {
  static final String CLIENT = "hall";
  static final String SECRET = "a secret of the client, long enough for HS256";

  /// What it may get wrong.
  enum Lie {
    NONE,
    NONCE,
    AUDIENCE,
    ISSUER,
    EXPIRED,
    UNSIGNED,
    SIGNED_WITH_THE_SECRET,
    FOREIGN_KEY
  }

  /// One for all tests: whoever makes a new one at each turn is asked for it every half minute
  /// only.
  private static volatile JWK key = rsa();

  private final URI issuer;
  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private volatile Map<String, Object> person = Map.of();
  private volatile Lie lie = Lie.NONE;

  TestProvider(URI issuer) throws IOException {
    this.issuer = issuer;
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), issuer.getPort()), 0);
    server.createContext("/realm/.well-known/openid-configuration", this::metadata);
    server.createContext("/realm/keys", this::keys);
    server.createContext("/realm/authorize", this::authorize);
    server.createContext("/realm/token", this::token);
    server.start();
  }

  /// Who is logged in there, with which words.
  void person(String subject, String name, String... roles) {
    person =
        Map.of(
            "sub",
            subject,
            "preferred_username",
            name,
            "realm_access",
            Map.of("roles", List.of(roles)));
  }

  void lie(Lie what) {
    lie = what;
  }

  static void rotate() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
  }

  private static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void metadata(HttpExchange exchange) throws IOException {
    json(
        exchange,
        200,
        Map.of(
            "issuer",
            issuer.toString(),
            "authorization_endpoint",
            issuer + "/authorize",
            "token_endpoint",
            issuer + "/token",
            "jwks_uri",
            issuer + "/keys",
            "end_session_endpoint",
            issuer + "/logout",
            "response_types_supported",
            List.of("code"),
            "subject_types_supported",
            List.of("public"),
            "id_token_signing_alg_values_supported",
            List.of("RS256", "ES256")));
  }

  private void keys(HttpExchange exchange) throws IOException {
    json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
  }

  /// As if somebody who is logged in there already came.
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = decode(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    boolean right =
        CLIENT.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && String.valueOf(asked.get("scope")).contains("openid");
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri")
                + (right ? "?code=" + code : "?error=invalid_request")
                + "&state="
                + asked.get("state")
                + "&iss="
                + issuer);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> sent =
        decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(sent.get("code"));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    Https.bytes(CLIENT + ":" + SECRET.replace(" ", "+").replace(",", "%2C")));
    boolean right =
        asked != null
            && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && challenge(String.valueOf(sent.get("code_verifier")))
                .equals(asked.get("code_challenge"))
            && String.valueOf(asked.get("redirect_uri")).equals(sent.get("redirect_uri"));
    if (asked == null || !right) {
      json(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    try {
      json(
          exchange,
          200,
          Map.of(
              "access_token",
              UUID.randomUUID().toString(),
              "token_type",
              "Bearer",
              "expires_in",
              60,
              "id_token",
              idToken(String.valueOf(asked.get("nonce"))).serialize()));
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private JWT idToken(String nonce) throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(lie == Lie.ISSUER ? "https://other.example" : issuer.toString())
            .audience(lie == Lie.AUDIENCE ? "another-client" : CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(lie == Lie.EXPIRED ? -3600 : 300)))
            .claim("nonce", lie == Lie.NONCE ? "another" : nonce);
    person.forEach(claims::claim);
    if (lie == Lie.UNSIGNED) {
      return new PlainJWT(claims.build());
    }
    if (lie == Lie.SIGNED_WITH_THE_SECRET) {
      return sign(new MACSigner(SECRET), JWSAlgorithm.HS256, claims.build());
    }
    if (lie == Lie.FOREIGN_KEY) {
      return sign(new RSASSASigner(rsa()), JWSAlgorithm.RS256, claims.build());
    }
    return key instanceof ECKey ec
        ? sign(new ECDSASigner(ec), JWSAlgorithm.ES256, claims.build())
        : sign(new RSASSASigner(key.toRSAKey()), JWSAlgorithm.RS256, claims.build());
  }

  private JWT sign(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    token.sign(signer);
    return token;
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(Https.bytes(verifier)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, String> decode(String query) {
    return Arrays.stream(query.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void json(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = Https.JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
