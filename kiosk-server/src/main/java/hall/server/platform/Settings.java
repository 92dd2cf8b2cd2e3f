// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an administrator may say at the start: each name is a system property or an environment
/// variable, the property wins.
///
/// @param data folder of everything that must survive: database, documents, certificate
/// @param port HTTPS port, 0 for an ephemeral one
/// @param configs folder with `services/` and `schema/`
/// @param publicUrl address under which terminals and citizens reach the server
/// @param outside an outside PostgreSQL instead of the embedded one
/// @param postgresProgram folder of the program of the embedded one, which servers of a machine may
///   share
/// @param authorityKey a file that opens the authority of the terminals' certificates, for servers
///   that share a database
record Settings(
    Path data,
    int port,
    Path configs,
    Optional<String> publicUrl,
    Optional<Outside> outside,
    Path postgresProgram,
    Optional<Path> authorityKey) {

  /// An outside PostgreSQL.
  record Outside(String jdbcUrl, @Nullable String user, @Nullable String password) {}

  /// Reads the settings through `lookup`, which answers null for what is not set.
  static Settings read(UnaryOperator<@Nullable String> lookup) {
    String jdbcUrl = either(lookup, "HALL_JDBC_URL", "quarkus.datasource.jdbc.url");
    Path data = path(or(lookup.apply("HALL_DATA"), "data"));
    return new Settings(
        data,
        port(or(lookup.apply("HALL_PORT"), "8443")),
        path(or(lookup.apply("HALL_CONFIGS"), "configs")),
        Optional.ofNullable(lookup.apply("HALL_PUBLIC_URL")),
        jdbcUrl == null
            ? Optional.empty()
            : Optional.of(
                new Outside(
                    jdbcUrl,
                    either(lookup, "HALL_DB_USER", "quarkus.datasource.username"),
                    either(lookup, "HALL_DB_PASSWORD", "quarkus.datasource.password"))),
        path(
            or(lookup.apply("HALL_POSTGRES_PROGRAM"), data.resolve("postgres-program").toString())),
        Optional.ofNullable(lookup.apply("HALL_AUTHORITY_KEY")).map(Settings::path));
  }

  private static Path path(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the sentence below, which names the setting.
    }
    throw new IllegalArgumentException(
        "HALL_PORT must be a number from 0 to 65535, not \"" + text + "\".");
  }

  private static String or(@Nullable String value, String fallback) {
    return value == null || value.isBlank() ? fallback : value;
  }

  private static @Nullable String either(
      UnaryOperator<@Nullable String> lookup, String first, String second) {
    String value = lookup.apply(first);
    return value == null ? lookup.apply(second) : value;
  }
}
