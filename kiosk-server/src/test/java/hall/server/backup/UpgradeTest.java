// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Database;
import hall.server.audit.Verdict;
import hall.server.audit.Verification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A database that an earlier server left, with data in every table, is brought to the newest
/// schema and loses nothing. A migration that changes data on purpose is named here.
class UpgradeTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void schemaThreeKeepsItsData() throws Exception {
    DataSource source = new Released(postgres).third();
    Map<String, List<String>> tables = Released.tables(source);
    Map<String, String> before = Released.rows(source, tables);
    before.forEach((table, rows) -> assertFalse(rows.isEmpty(), table));

    Released.migrate(source);

    Map<String, String> after = Released.rows(source, tables);
    // Schema 6 gave administrators a longer name and logged everybody out.
    assertEquals(
        Released.of(before, "operator").replace(",administrator,", ",system-administrator,"),
        Released.of(after, "operator"));
    assertEquals("", Released.of(after, "operator_session"));
    // Rules may be added.
    assertTrue(
        Released.of(after, "alert_rule")
            .lines()
            .toList()
            .containsAll(Released.of(before, "alert_rule").lines().toList()));
    assertEquals(
        Released.without(before, "operator", "operator_session", "alert_rule"),
        Released.without(after, "operator", "operator_session", "alert_rule"));
  }

  @Test
  void schemaSixKeepsItsDataAndItsAuditVerifies() throws Exception {
    DataSource source = new Released(postgres).sixth();
    Map<String, List<String>> tables = Released.tables(source);
    Map<String, String> before = Released.rows(source, tables);
    Released.without(before, "hall").forEach((table, rows) -> assertFalse(rows.isEmpty(), table));

    Released.migrate(source);

    // Schema 31 keeps what documents say apart from who was told it.
    tables.remove("configuration_snapshot");
    Map<String, String> after = Released.rows(source, tables);
    assertTrue(
        Released.of(after, "alert_rule")
            .lines()
            .toList()
            .containsAll(Released.of(before, "alert_rule").lines().toList()));
    assertEquals(
        Released.without(before, "alert_rule", "configuration_snapshot"),
        Released.without(after, "alert_rule"));
    assertEquals("t-1,2,1,{},hash,key-1,{\"volume\": 40},[],true", told(new Database(source)));
    assertEquals(
        2,
        assertInstanceOf(Verdict.Intact.class, new Verification(new Database(source)).verify())
            .entries());
  }

  private static String told(Database database) {
    return database
        .first(
            """
            select concat_ws(',', s.terminal_id, s.generation, s.publication_id,
              convert_from(s.head, 'UTF8'), s.hash, s.key_id, c.settings, c.overlays,
              case when c.tail is null then 'true' end) as told
            from configuration_snapshot s join configuration_content c on c.id = s.content_id\
            """,
            row -> row.text("told"))
        .orElseThrow();
  }
}
