// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void nothingSetMeansTheEmbeddedDatabaseAndPort8443() {
    Settings settings = read(Map.of());
    assertEquals(8443, settings.port());
    assertEquals(Path.of("data").toAbsolutePath(), settings.data());
    assertEquals(Path.of("configs").toAbsolutePath(), settings.configs());
    assertTrue(settings.publicUrl().isEmpty());
    assertTrue(settings.outside().isEmpty());
    assertEquals(Path.of("data/postgres-program").toAbsolutePath(), settings.postgresProgram());
    assertTrue(settings.authorityKey().isEmpty());
  }

  @Test
  void everythingCanBeSet() {
    Settings settings =
        read(
            Map.of(
                "HALL_DATA", "/srv/hall",
                "HALL_PORT", "0",
                "HALL_CONFIGS", "/etc/hall",
                "HALL_PUBLIC_URL", "https://hall.example",
                "HALL_JDBC_URL", "jdbc:postgresql://db/hall",
                "HALL_DB_USER", "hall",
                "HALL_DB_PASSWORD", "secret",
                "HALL_POSTGRES_PROGRAM", "/opt/hall/postgres",
                "HALL_AUTHORITY_KEY", "/run/secrets/authority.key"));
    assertEquals(Path.of("/run/secrets/authority.key"), settings.authorityKey().orElseThrow());
    assertEquals(Path.of("/srv/hall"), settings.data());
    assertEquals(Path.of("/opt/hall/postgres"), settings.postgresProgram());
    assertEquals(0, settings.port());
    assertEquals(Path.of("/etc/hall"), settings.configs());
    assertEquals("https://hall.example", settings.publicUrl().orElseThrow());
    assertEquals(
        new Settings.Outside("jdbc:postgresql://db/hall", "hall", "secret"),
        settings.outside().orElseThrow());
  }

  @Test
  void aPortThatIsNoneIsNamed() {
    for (String port : new String[] {"https", "-1", "65536"}) {
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> read(Map.of("HALL_PORT", port)));
      assertTrue(String.valueOf(thrown.getMessage()).contains("HALL_PORT"));
    }
  }

  private static Settings read(Map<String, String> values) {
    return Settings.read(values::get);
  }
}
