// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `audit-verify` of the packaged server.
class AuditVerifyIT {
  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-audit-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(data);
  }

  @Test
  void theAuditIsVerifiedBesideTheServerAndWithoutIt() throws Exception {
    String beside;
    try (ServerProcess server = ServerProcess.start(data, Map.of())) {
      beside = verify(0, Map.of());
      assertTrue(server.port() > 0);
    }
    assertTrue(beside.contains("intact, 1 entries, head "), beside);
    assertEquals(beside, verify(0, Map.of()), "the same without the server");
  }

  @Test
  void aForgeryIsFoundInAnOutsideDatabase() throws Exception {
    try (EmbeddedPostgres outside = EmbeddedPostgres.start()) {
      Map<String, String> settings =
          Map.of(
              "HALL_JDBC_URL",
              "jdbc:postgresql://localhost:" + outside.getPort() + "/postgres",
              "HALL_DB_USER",
              "postgres",
              "HALL_DB_PASSWORD",
              "");
      try (ServerProcess server = ServerProcess.start(data, settings)) {
        assertTrue(server.port() > 0);
      }
      assertTrue(verify(0, settings).contains("intact"));
      try (var connection = outside.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("set session_replication_role = replica");
        statement.execute("update audit_entry set actor = 'nobody' where id = 1");
      }
      assertTrue(verify(1, settings).contains("broken at entry 1: changed"));
    }
  }

  @Test
  void withoutADatabaseItSaysSo() throws Exception {
    String said = verify(2, Map.of());
    assertTrue(said.contains("There is no database"), said);
  }

  private String verify(int status, Map<String, String> settings) throws IOException {
    ServerProcess command = ServerProcess.launch(data, settings, "audit-verify");
    assertEquals(status, command.waitForExit(), command.output());
    return command.output().strip();
  }
}
