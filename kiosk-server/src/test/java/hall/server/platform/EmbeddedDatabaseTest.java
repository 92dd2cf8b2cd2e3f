// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory("hall-database");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(data);
  }

  @Test
  void itIsDurableLockedAndKeepsItsData() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(plan("first"))) {
      try (Connection connection = connect(database, database.plan().password());
          Statement statement = connection.createStatement()) {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
          try (ResultSet rows = statement.executeQuery("show " + setting)) {
            assertTrue(rows.next());
            assertEquals("on", rows.getString(1), setting);
          }
        }
        statement.execute("create table kept as select 42 as answer");
      }
      SQLException refused =
          assertThrows(SQLException.class, () -> connect(database, "guess").close());
      assertEquals("28P01", refused.getSQLState());
    }
    assertEquals(
        EmbeddedDatabase.GENERATION, Files.readString(data.resolve("postgres/PG_VERSION")).strip());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(data.resolve("postgres.password"))));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(data.resolve("postgres-program"))));

    try (EmbeddedDatabase again = EmbeddedDatabase.start(plan("second"));
        Connection connection = connect(again, "first");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select answer from kept")) {
      assertTrue(rows.next());
      assertEquals(42, rows.getInt(1));
    }
  }

  private EmbeddedDatabase.Plan plan(String password) throws IOException {
    return EmbeddedDatabase.plan(data, data.resolve("postgres-program"), () -> password);
  }

  private static Connection connect(EmbeddedDatabase database, String password)
      throws SQLException {
    return DriverManager.getConnection(database.plan().jdbcUrl(), database.plan().user(), password);
  }
}
