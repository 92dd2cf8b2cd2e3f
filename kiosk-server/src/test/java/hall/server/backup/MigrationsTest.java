// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  /// One that stands in the folder alone would never be applied.
  @Test
  void theListNamesAllOfThemInOrder() throws Exception {
    try (Stream<Path> files = Files.list(resource("/db/migration"))) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).sorted().toList(),
          list().stream().sorted().toList());
    }
    List<MigrationVersion> versions =
        list().stream()
            .map(name -> MigrationVersion.fromVersion(name.substring(1, name.indexOf("__"))))
            .toList();
    assertEquals(versions.stream().sorted().toList(), versions);
  }

  @Test
  void aDatabaseIsCurrentWhereEachOfThemWentWell() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Released released = new Released(postgres);
      DataSource source = released.empty();
      assertFalse(current(source), "nothing is there");
      try (Migrations migrations = Migrations.of(source)) {
        migrations.migrateTo("61");
        assertFalse(current(source), "some are missing");
        migrations.migrate();
      }
      assertTrue(current(source));
      Released.run(source, "update flyway_schema_history set version = '7.7' where version = '7'");
      assertFalse(current(source), "another one came in its place");
      Released.run(
          source,
          "update flyway_schema_history set version = '7', success = false where version = '7.7'");
      assertFalse(current(source), "one failed");
    }
  }

  private static boolean current(DataSource source) throws Exception {
    try (Connection connection = source.getConnection()) {
      return Migrations.current(connection);
    }
  }

  private static List<String> list() throws Exception {
    return Files.readAllLines(resource("/db/migrations.txt"));
  }

  private static Path resource(String path) throws Exception {
    URI place = Objects.requireNonNull(Migrations.class.getResource(path)).toURI();
    return Path.of(place);
  }
}
