// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// An identity platform as RFC 8628 and OpenID Connect Core describe it, typed from there. What a
/// citizen does on the phone is said at `/control/confirm`, `/control/deny` and `/control/expire`
/// with a `user_code`; how the next answer goes at `/control/next?fault=…`.
public final class LoginSimulator implements AutoCloseable {
  public static final String CLIENT = "hall-terminals";
  public static final String SECRET = "a secret of the terminals' client";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// How the next answer goes.
  public enum Fault {
    NONE,
    SLOW_DOWN,
    BROKEN,
    SILENT,
    NONSENSE,
    HUGE,
    /// Begins a login at an address that is not safe.
    UNSAFE
  }

  /// What is wrong with a token.
  public enum Lie {
    NONE,
    FOREIGN_KEY,
    UNSIGNED,
    SIGNED_WITH_THE_SECRET,
    AUDIENCE,
    ISSUER,
    NONCE,
    EXPIRED,
    AHEAD,
    /// Nothing is: what it does not say, the user info does.
    ELSEWHERE,
    /// The user info is about somebody else.
    ELSEWHERE_OTHER
  }

  private final HttpServer server;
  private final RSAKey key = key();
  private final RSAKey foreign = key();
  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final Map<String, Login> byToken = new ConcurrentHashMap<>();
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
  private final CountDownLatch closing = new CountDownLatch(1);

  private LoginSimulator(HttpServer server) {
    this.server = server;
  }

  /// What waits for a citizen.
  private static final class Login {
    final String userCode;
    final String nonce;
    final AtomicInteger asked = new AtomicInteger();
    volatile String error = "authorization_pending";
    volatile Map<String, String> said = Map.of();

    Login(String userCode, String nonce) {
      this.userCode = userCode;
      this.nonce = nonce;
    }
  }

  /// One at a port of this machine; 0 for any that is free.
  public static LoginSimulator start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    LoginSimulator simulator = new LoginSimulator(server);
    server.createContext("/control/", simulator::control);
    server.createContext("/realm/", simulator::serve);
    server.start();
    return simulator;
  }

  /// Runs until it is ended: `PORT`.
  public static void main(String[] arguments) throws IOException {
    System.out.println(start(Integer.parseInt(arguments[0])).issuer());
  }

  /// For the server's settings.
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void control(HttpExchange exchange) throws IOException {
    Map<String, String> said = form(exchange.getRequestURI().getRawQuery());
    String deed = exchange.getRequestURI().getPath().substring("/control/".length());
    if (deed.equals("next")) {
      next.set(Fault.valueOf(said.getOrDefault("fault", "NONE")));
      text(exchange, "");
      return;
    }
    Login login =
        logins.values().stream()
            .filter(each -> each.userCode.equals(said.get("user_code")))
            .findFirst()
            .orElseThrow();
    switch (deed) {
      case "confirm" -> {
        login.said = said;
        login.error = "";
      }
      case "deny" -> login.error = "access_denied";
      case "expire" -> login.error = "expired_token";
      case "asked" -> {}
      default -> throw new IOException(deed);
    }
    text(exchange, Integer.toString(login.asked.get()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/realm".length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Fault fault = path.equals("/keys") ? Fault.NONE : next.getAndSet(Fault.NONE);
    switch (fault) {
      case BROKEN -> json(exchange, 500, Map.of("error", "server_error"));
      case NONSENSE -> json(exchange, 200, Map.of("hello", "world"));
      case HUGE -> json(exchange, 200, Map.of("hello", "x".repeat(600_000)));
      case SILENT -> {
        try {
          closing.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
      case SLOW_DOWN -> json(exchange, 400, Map.of("error", "slow_down"));
      case NONE, UNSAFE -> {
        switch (path) {
          case "/.well-known/openid-configuration" -> json(exchange, 200, metadata());
          case "/keys" -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
          case "/device" -> begin(exchange, form(body), fault == Fault.UNSAFE);
          case "/token" -> token(exchange, form(body));
          case "/userinfo" -> userInfo(exchange);
          default -> json(exchange, 404, Map.of());
        }
      }
    }
  }

  private Map<String, Object> metadata() {
    return Map.of(
        "issuer", issuer(),
        "authorization_endpoint", issuer() + "/authorize",
        "device_authorization_endpoint", issuer() + "/device",
        "token_endpoint", issuer() + "/token",
        "userinfo_endpoint", issuer() + "/userinfo",
        "jwks_uri", issuer() + "/keys",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  /// RFC 8628, 3.1 and 3.2.
  private void begin(HttpExchange exchange, Map<String, String> asked, boolean unsafe)
      throws IOException {
    if (!knows(exchange) || !asked.getOrDefault("scope", "").contains("openid")) {
      json(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    String device = UUID.randomUUID().toString();
    String user = UUID.randomUUID().toString().substring(0, 9).toUpperCase(java.util.Locale.ROOT);
    logins.put(device, new Login(user, asked.getOrDefault("nonce", "")));
    String address = unsafe ? "http://id.sample.example/device" : issuer() + "/phone";
    json(
        exchange,
        200,
        Map.of(
            "device_code",
            device,
            "user_code",
            user,
            "verification_uri",
            address,
            "verification_uri_complete",
            address + "?user_code=" + user,
            "expires_in",
            600,
            "interval",
            2));
  }

  /// RFC 8628, 3.4 and 3.5; a code is redeemed once.
  private void token(HttpExchange exchange, Map<String, String> asked) throws IOException {
    Login login = logins.get(asked.getOrDefault("device_code", ""));
    boolean right =
        "urn:ietf:params:oauth:grant-type:device_code".equals(asked.get("grant_type"))
            && knows(exchange);
    if (login == null || !right) {
      json(exchange, 400, Map.of("error", right ? "invalid_grant" : "invalid_client"));
      return;
    }
    login.asked.incrementAndGet();
    if (!login.error.isEmpty()) {
      json(exchange, 400, Map.of("error", login.error));
      return;
    }
    logins.remove(asked.get("device_code"));
    String access = UUID.randomUUID().toString();
    byToken.put(access, login);
    try {
      json(
          exchange,
          200,
          Map.of(
              "access_token",
              access,
              "token_type",
              "Bearer",
              "expires_in",
              60,
              "id_token",
              idToken(login).serialize()));
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private JWT idToken(Login login) throws JOSEException {
    Lie lie = lie(login);
    Instant now = Instant.now().plusSeconds(lie == Lie.AHEAD ? 3600 : 0);
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(lie == Lie.ISSUER ? "https://other.example" : issuer())
            .audience(lie == Lie.AUDIENCE ? "another-client" : CLIENT)
            .subject("citizen-" + login.userCode)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(lie == Lie.EXPIRED ? -3600 : 300)))
            .claim("nonce", lie == Lie.NONCE ? "another" : login.nonce);
    if (lie != Lie.ELSEWHERE && lie != Lie.ELSEWHERE_OTHER) {
      person(login).forEach(claims::claim);
    }
    JWTClaimsSet set = claims.build();
    return switch (lie) {
      case UNSIGNED -> new PlainJWT(set);
      case SIGNED_WITH_THE_SECRET -> {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set);
        token.sign(new MACSigner((SECRET + SECRET).getBytes(StandardCharsets.UTF_8)));
        yield token;
      }
      case FOREIGN_KEY -> signed(foreign, set);
      default -> signed(key, set);
    };
  }

  private JWT signed(RSAKey with, JWTClaimsSet set) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set);
    token.sign(new RSASSASigner(with));
    return token;
  }

  private static Lie lie(Login login) {
    return Lie.valueOf(login.said.getOrDefault("lie", "NONE"));
  }

  private static Map<String, String> person(Login login) {
    Map<String, String> claims = new TreeMap<>(login.said);
    claims.keySet().retainAll(List.of("name", "id_number", "acr"));
    return claims;
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Login login = byToken.get(bearer.replace("Bearer ", ""));
    if (login == null) {
      json(exchange, 401, Map.of("error", "invalid_token"));
      return;
    }
    Map<String, Object> claims = new TreeMap<>(person(login));
    claims.put("sub", lie(login) == Lie.ELSEWHERE_OTHER ? "another" : "citizen-" + login.userCode);
    json(exchange, 200, claims);
  }

  private static boolean knows(HttpExchange exchange) {
    String pair = CLIENT + ":" + SECRET.replace("'", "%27").replace(" ", "+");
    return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("platform").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> form(String text) {
    return text == null || text.isEmpty()
        ? Map.of()
        : Arrays.stream(text.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void json(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void text(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
