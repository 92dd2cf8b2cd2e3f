// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an administrator says of the platform above: `hall.forwarding.*`.
///
/// @param sender how the platform calls this server
/// @param items implementation codes of what is handed on; [#ALL] for all
/// @param patience with one request
/// @param trust certificates to trust instead of the platform's, as PEM
record ForwardingSettings(
    URI address,
    String sender,
    Signer signer,
    List<String> items,
    Duration patience,
    Optional<Path> trust) {
  static final String ALL = "all";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Nothing where no platform is named: then nothing is handed on.
  ///
  /// @throws IllegalArgumentException with a sentence about what is wrong
  static Optional<ForwardingSettings> read(Function<String, @Nullable String> lookup) {
    @Nullable String url = lookup.apply("hall.forwarding.url");
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    URI address = URI.create(url.strip().replaceAll("/+$", ""));
    boolean near = "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
    if (!"https".equals(address.getScheme()) && !near) {
      throw new IllegalArgumentException("hall.forwarding.url must begin with https://.");
    }
    return Optional.of(
        new ForwardingSettings(
            address,
            required(lookup, "hall.forwarding.sender"),
            signer(lookup),
            Arrays.stream(required(lookup, "hall.forwarding.items").split(",", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList(),
            seconds(required(lookup, "hall.forwarding.patience-seconds")),
            Optional.ofNullable(lookup.apply("hall.forwarding.trust-file")).map(Path::of)));
  }

  private static Signer signer(Function<String, @Nullable String> lookup) {
    String kind = required(lookup, "hall.forwarding.signature");
    String key = file(required(lookup, "hall.forwarding.key-file"));
    return switch (kind) {
      case "hmac-sha256" -> new HmacSigner(secret(key));
      case "sm2" -> new Sm2Signer(key, file(required(lookup, "hall.forwarding.platform-key-file")));
      default ->
          throw new IllegalArgumentException(
              "hall.forwarding.signature must be hmac-sha256 or sm2.");
    };
  }

  private static byte[] secret(String text) {
    String secret = text.strip();
    if (secret.length() < 32) {
      throw new IllegalArgumentException("hall.forwarding.key-file holds less than 32 characters.");
    }
    return secret.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Duration seconds(String text) {
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException(
          "hall.forwarding.patience-seconds must be a number from 1 to 999.");
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

  private static String required(Function<String, @Nullable String> lookup, String name) {
    @Nullable String value = lookup.apply(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is missing, and hall.forwarding.url needs it.");
    }
    return value.strip();
  }

  @Override
  public String toString() {
    return "ForwardingSettings " + address;
  }
}
