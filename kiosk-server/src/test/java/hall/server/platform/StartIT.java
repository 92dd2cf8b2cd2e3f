// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged server starts beside its database.
class StartIT {
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("hall-start-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(folder);
  }

  @Test
  void anOutsideDatabaseMayComeUpLaterThanItsServers() throws Exception {
    EmbeddedDatabase.Plan plan =
        EmbeddedDatabase.plan(
            Files.createDirectories(folder.resolve("database")),
            ServerProcess.PROGRAM,
            () -> "a password");
    ServerProcess server =
        ServerProcess.launch(
            folder.resolve("server"),
            Map.of(
                "HALL_JDBC_URL", plan.jdbcUrl(),
                "HALL_DB_USER", plan.user(),
                "HALL_DB_PASSWORD", plan.password()));
    server.waitFor("The database does not answer yet");
    try (EmbeddedDatabase late = EmbeddedDatabase.start(plan);
        server) {
      server.waitUntilReady();
      assertEquals(1, server.printedPasswords().size());
      assertEquals(plan, late.plan());
    }
  }

  @Test
  void aDatabaseOfAnotherGenerationEndsTheServerWithASentence() throws Exception {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "9.6\n");
    ServerProcess server = ServerProcess.launch(folder, Map.of());
    assertEquals(1, server.waitForExit(), server.output());
    assertTrue(
        server
            .output()
            .contains("The hall server cannot start: The embedded database cannot be started"),
        server.output());
    assertTrue(server.output().contains("are of PostgreSQL 9.6"), server.output());
    assertFalse(server.output().contains("Hall server ready"), server.output());
  }

  @Test
  void aWrongPasswordIsNotWaitedFor() throws Exception {
    EmbeddedDatabase.Plan plan =
        EmbeddedDatabase.plan(
            Files.createDirectories(folder.resolve("database")),
            ServerProcess.PROGRAM,
            () -> "a password");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(plan)) {
      ServerProcess server =
          ServerProcess.launch(
              folder.resolve("server"),
              Map.of(
                  "HALL_JDBC_URL", database.plan().jdbcUrl(),
                  "HALL_DB_USER", plan.user(),
                  "HALL_DB_PASSWORD", "a guess"));
      assertEquals(1, server.waitForExit(), server.output());
      assertTrue(server.output().contains("password authentication failed"), server.output());
    }
  }
}
