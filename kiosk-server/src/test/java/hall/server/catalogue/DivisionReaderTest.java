// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivisionReaderTest {
  private static final Path CONFIGS = Path.of(System.getProperty("repository.root"), "configs");

  private final DivisionReader reader = new DivisionReader(new ObjectMapper());

  @TempDir Path configs = Path.of("");

  @Test
  void theSampleSaysThatItIsNoRealPlace() throws IOException {
    var found = reader.read(CONFIGS);
    assertEquals(List.of("sample-district"), found.ids());
    assertEquals(List.of(), found.defects());
    for (var code :
        new ObjectMapper().readTree(found.documents().getFirst()).findValuesAsText("code")) {
      assertTrue(code.startsWith("99"), code);
    }
  }

  @Test
  void withoutAFolderThereAreNone() {
    assertEquals(List.of(), reader.read(configs).ids());
  }

  @Test
  void aBadDocumentIsNamedAndTheOthersStand() throws IOException {
    Files.createDirectories(configs.resolve("schema"));
    Files.createDirectories(configs.resolve("divisions"));
    Files.copy(
        CONFIGS.resolve("schema/divisions.schema.json"),
        configs.resolve("schema/divisions.schema.json"));
    var sample = Files.readString(CONFIGS.resolve("divisions/sample-district.json"));
    Files.writeString(configs.resolve("divisions/a.json"), sample.replace("990101001000", "9901"));
    Files.writeString(configs.resolve("divisions/b.json"), "{");
    Files.writeString(configs.resolve("divisions/c.json"), sample);
    var found = reader.read(configs);
    assertEquals(List.of("sample-district"), found.ids());
    assertEquals(2, found.defects().size());
    assertTrue(
        found.defects().getFirst().startsWith("divisions/a.json $/divisions/0/"),
        found.defects()::toString);
  }
}
