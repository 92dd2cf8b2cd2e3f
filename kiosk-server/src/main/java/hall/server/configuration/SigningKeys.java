// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hall.server.Database;
import hall.server.PrivateFile;
import hall.server.Problem;
import hall.server.SigningKey;
import hall.server.Sql;
import hall.server.audit.Audit;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The key that this server signs with, and the public halves of all that ever signed.
///
/// The private half is a file in the data folder that only the server's user can read. Servers that
/// share a database need the same file: one that has none, or another, signs nothing and says so.
@ApplicationScoped
public class SigningKeys {
  private static final Logger LOG = Logger.getLogger(SigningKeys.class);
  private static final String ENDORSEMENT = "hall-configuration-key-v1";
  private static final String FILE = "configuration-signing.key";
  private static final String NEXT = FILE + ".next";

  private final Database database;
  private final Path file;
  private final Path next;
  private final Audit audit;
  private final InstantSource clock;
  private volatile @Nullable SigningKey key;

  SigningKeys(
      Database database,
      @ConfigProperty(name = "hall.data") Path data,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.file = data.resolve(FILE);
    this.next = data.resolve(NEXT);
    this.audit = audit;
    this.clock = clock;
  }

  /// A public key as terminals get it.
  record Published(String keyId, String algorithm, byte[] publicKey, JsonNode endorsements) {}

  void start(@Observes StartupEvent event) {
    key = database.transaction(this::readOrMake).orElse(null);
  }

  /// Whether this server has the key that signed last.
  public boolean canSign() {
    return key != null;
  }

  /// The key to sign with. Problem: `signing-key-missing`.
  SigningKey key() {
    SigningKey known = key;
    if (known == null) {
      throw Problem.of(
              503,
              "signing-key-missing",
              "Copy " + FILE + " from the data folder of the server that signed first.")
          .asException();
    }
    return known;
  }

  /// All public keys, the oldest first.
  List<Published> all() {
    return database.list(
        "select key_id, algorithm, public_key, endorsements from configuration_key order by number",
        row ->
            new Published(
                row.text("key_id"),
                row.text("algorithm"),
                row.bytes("public_key"),
                Json.read(row.text("endorsements"))));
  }

  /// Replaces the key by a new one that the present one endorses, so that terminals accept it.
  SigningKey renew(String operator) {
    SigningKey old = key();
    SigningKey fresh = SigningKey.make();
    ArrayNode endorsements = JsonNodeFactory.instance.arrayNode();
    endorsements
        .addObject()
        .put("keyId", old.keyId())
        .put(
            "signature",
            Base64.getEncoder()
                .encodeToString(old.sign(ENDORSEMENT, fresh.publicKey().getEncoded())));
    // The old key stays in its file until the database knows the new one; see [#readOrMake].
    write(next, fresh);
    database.transaction(sql -> {
      add(sql, fresh, endorsements);
      audit.record(
          sql, operator, "signing-key-renewed", fresh.keyId(), Map.of("from", old.keyId()));
      return fresh;
    });
    takeNext();
    key = fresh;
    LOG.infof("Configuration is signed with key %s, endorsed by %s", fresh.keyId(), old.keyId());
    return fresh;
  }

  private Optional<SigningKey> readOrMake(Sql sql) throws SQLException {
    // Two servers that start at once on an empty database must not both make one.
    sql.run("lock table configuration_key in share row exclusive mode");
    Optional<String> newest =
        sql.first(
            "select key_id from configuration_key order by number desc limit 1",
            row -> row.text("key_id"));
    if (Files.exists(next) && newest.filter(id -> id.equals(read(next).keyId())).isPresent()) {
      takeNext();
    }
    if (Files.exists(file)) {
      SigningKey own = read(file);
      if (newest.isEmpty()) {
        add(sql, own, JsonNodeFactory.instance.arrayNode());
      } else if (!newest.get().equals(own.keyId())) {
        LOG.errorf("%s is not the key that signed last; this server publishes nothing", FILE);
        return Optional.empty();
      }
      return Optional.of(own);
    }
    if (newest.isPresent()) {
      LOG.errorf("%s is missing; this server publishes nothing", FILE);
      return Optional.empty();
    }
    SigningKey made = SigningKey.make();
    write(file, made);
    add(sql, made, JsonNodeFactory.instance.arrayNode());
    return Optional.of(made);
  }

  private void add(Sql sql, SigningKey made, ArrayNode endorsements) throws SQLException {
    sql.run(
        """
        insert into configuration_key (key_id, algorithm, public_key, endorsements, created_at)
        values (?, ?, ?, ?::jsonb, ?)\
        """,
        made.keyId(),
        SigningKey.ALGORITHM,
        made.publicKey().getEncoded(),
        endorsements.toString(),
        clock.instant());
  }

  private void takeNext() {
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(next + " cannot take the place of " + file, e);
    }
  }

  private static SigningKey read(Path from) {
    try {
      return SigningKey.read(Files.readString(from));
    } catch (IOException e) {
      throw new UncheckedIOException(from + " cannot be read", e);
    }
  }

  private static void write(Path to, SigningKey made) {
    try {
      PrivateFile.replace(to, made.written());
    } catch (IOException e) {
      throw new UncheckedIOException(to + " cannot be written", e);
    }
  }
}
