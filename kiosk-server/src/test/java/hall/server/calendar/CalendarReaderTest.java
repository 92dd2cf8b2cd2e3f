// SPDX-License-Identifier: Apache-2.0
package hall.server.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarReaderTest {
  private static final Path CONFIGS = Path.of(System.getProperty("repository.root"), "configs");

  private final CalendarReader reader = new CalendarReader(new ObjectMapper());

  @TempDir Path configs = Path.of("");
  private String published = "";

  @BeforeEach
  void copy() throws IOException {
    published = Files.readString(CONFIGS.resolve("calendar/2026.json"));
    Files.createDirectories(configs.resolve("schema"));
    Files.createDirectories(configs.resolve("calendar"));
    Files.copy(
        CONFIGS.resolve("schema/calendar.schema.json"),
        configs.resolve("schema/calendar.schema.json"));
  }

  @Test
  void thePublishedYearsAreRead() {
    var years = reader.read(CONFIGS);
    assertEquals(List.of(), years.defects());
    assertTrue(years.arrangements().stream().anyMatch(each -> each.year() == 2026));
  }

  @Test
  void withoutAFolderThereAreNone() throws IOException {
    Files.delete(configs.resolve("calendar"));
    assertEquals(List.of(), reader.read(configs).arrangements());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"to\": \"2026-01-03\"         | \"to\": \"2025-12-31\"      | $.holidays[0]: not in 2026",
        "\"to\": \"2026-02-23\"         | \"to\": \"2026-02-01\"      | $.holidays[1]: ends before it begins",
        "\"worked\": [\"2026-01-04\"    | \"worked\": [\"2026-01-05\" | $.worked[0]: neither a Saturday nor a Sunday",
        "\"worked\": [\"2026-01-04\"    | \"worked\": [\"2026-01-03\" | $.worked[0]: free at the same time",
        "\"from\": \"2026-01-01\"       | \"from\": \"2026-02-30\"    | names a day that does not exist",
        "\"year\": 2026                 | \"year\": 26                | $/year:",
        "\"schemaVersion\": 1,          | \"schemaVersion\": 1        | is not JSON",
      })
  void aBadFileIsNamedAndLeftOut(String was, String becomes, String defect) throws IOException {
    String bad = published.replace(was, becomes);
    assertTrue(!bad.equals(published), was);
    Files.writeString(configs.resolve("calendar/2026.json"), bad);
    var years = reader.read(configs);
    assertEquals(List.of(), years.arrangements());
    assertTrue(
        years.defects().getFirst().startsWith("calendar/2026.json " + defect),
        years.defects()::toString);
  }

  @Test
  void aYearHasOneFile() throws IOException {
    Files.writeString(configs.resolve("calendar/2026.json"), published);
    Files.writeString(configs.resolve("calendar/again.json"), published);
    var years = reader.read(configs);
    assertEquals(1, years.arrangements().size());
    assertEquals(
        List.of("calendar/again.json $.year: another file has it already"), years.defects());
  }
}
