// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way to a platform above, as an administrator describes it under one prefix of the settings:
/// `.url`, `.sender`, `.signature`, `.key-file`, `.platform-key-file`, `.patience-seconds`,
/// `.trust-file`.
///
/// @param sender how the platform calls this server
/// @param patience with one request
/// @param trust certificates to trust instead of the platform's, as PEM
public record Channel(
    URI address, String sender, Signer signer, Duration patience, Optional<Path> trust) {
  /// SHA-256 of the body, in lower-case hexadecimal.
  public static final String HASH = "X-Hall-Content-SHA256";

  public static final String NONCE = "X-Hall-Nonce";
  public static final String SENDER = "X-Hall-Sender";
  public static final String TIMESTAMP = "X-Hall-Timestamp";
  public static final String SIGNATURE = "X-Hall-Signature";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Nothing where no platform is named.
  ///
  /// @param prefix such as `hall.forwarding`
  /// @throws IllegalArgumentException with a sentence about what is wrong
  public static Optional<Channel> read(Function<String, @Nullable String> lookup, String prefix) {
    @Nullable String url = lookup.apply(prefix + ".url");
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    URI address = URI.create(url.strip().replaceAll("/+$", ""));
    boolean near = "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
    if (!"https".equals(address.getScheme()) && !near) {
      throw new IllegalArgumentException(prefix + ".url must begin with https://.");
    }
    return Optional.of(
        new Channel(
            address,
            required(lookup, prefix, "sender"),
            signer(lookup, prefix),
            seconds(required(lookup, prefix, "patience-seconds"), prefix),
            Optional.ofNullable(lookup.apply(prefix + ".trust-file")).map(Path::of)));
  }

  /// Makes the client; refusals of the platform are answers, since they are signed too.
  public <T> T open(Class<T> api, InstantSource clock) {
    QuarkusRestClientBuilder builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(address)
            .connectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(new RequestSignature(sender, signer, clock));
    trust.ifPresent(pem -> builder.trustStore(trusting(pem)));
    return builder.build(api);
  }

  /// A setting that must be there.
  ///
  /// @throws IllegalArgumentException with a sentence where it is not
  public static String required(
      Function<String, @Nullable String> lookup, String prefix, String name) {
    @Nullable String value = lookup.apply(prefix + "." + name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "%s.%s is missing, and %s.url needs it.".formatted(prefix, name, prefix));
    }
    return value.strip();
  }

  /// For how long one thing is tried: `.give-up-hours`.
  ///
  /// @throws IllegalArgumentException with a sentence where it is no number from 1 to 999
  public static Duration giveUpHours(Function<String, @Nullable String> lookup, String prefix) {
    String text = required(lookup, prefix, "give-up-hours");
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException(prefix + ".give-up-hours must be a number from 1 to 999.");
    }
    return Duration.ofHours(Long.parseLong(text));
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
      throw new IllegalArgumentException("The trust-file cannot be read: " + pem, e);
    }
  }

  private static Signer signer(Function<String, @Nullable String> lookup, String prefix) {
    String kind = required(lookup, prefix, "signature");
    String key = file(required(lookup, prefix, "key-file"));
    return switch (kind) {
      case "hmac-sha256" -> new HmacSigner(secret(key, prefix));
      case "sm2" -> new Sm2Signer(key, file(required(lookup, prefix, "platform-key-file")));
      default ->
          throw new IllegalArgumentException(prefix + ".signature must be hmac-sha256 or sm2.");
    };
  }

  private static byte[] secret(String text, String prefix) {
    String secret = text.strip();
    if (secret.length() < 32) {
      throw new IllegalArgumentException(prefix + ".key-file holds less than 32 characters.");
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  private static Duration seconds(String text, String prefix) {
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException(
          prefix + ".patience-seconds must be a number from 1 to 999.");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static String file(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read.", e);
    }
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "Channel " + address;
  }
}
