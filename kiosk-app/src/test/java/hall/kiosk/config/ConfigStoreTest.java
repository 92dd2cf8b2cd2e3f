// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Terminal.Peripheral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigStoreTest {

  private static final Path TERMINALS =
      Path.of(System.getProperty("repository.root"), "configs", "terminals");

  @TempDir private Path folder;
  private Path file;
  private ConfigStore store;

  @BeforeEach
  void prepare() {
    file = folder.resolve("terminal.json");
    store = new ConfigStore(file, folder.resolve("state"));
  }

  private static String sample() throws IOException {
    return Files.readString(TERMINALS.resolve("sample-portrait.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sample-portrait.json", "sample-landscape.json", "sample-five-to-four.json"})
  void theSampleTerminalsAreGood(String name) throws IOException {
    var loaded = new ConfigStore(TERMINALS.resolve(name), folder.resolve("state")).load();
    assertEquals(List.of(), loaded.problems());
    assertEquals(4, loaded.config().orElseThrow().devices().size());
  }

  @Test
  void aBadFileIsNamedWithItsPlaceAndTheLastGoodOneIsUsed() throws IOException {
    Files.writeString(file, sample());
    store.load();
    Files.writeString(file, sample().replace("\"heightPx\": 1920", "\"heightPx\": \"tall\""));
    var loaded = store.load();
    assertEquals(1920, loaded.config().orElseThrow().heightPx());
    assertEquals(1, loaded.problems().size());
    assertTrue(
        loaded.problems().getFirst().contains("$.panel.heightPx"), loaded.problems()::toString);
  }

  @Test
  void withoutALastGoodOneThereIsNoneToRunWith() throws IOException {
    Files.writeString(file, "{}");
    assertTrue(store.load().config().isEmpty());
  }

  @Test
  void aFileThatIsNotJsonIsNamedWithLineAndColumn() throws IOException {
    Files.writeString(file, "{\n  \"schemaVersion\": 1,,\n}");
    assertTrue(store.load().problems().getFirst().contains("line 2"));
  }

  @Test
  void aMissingFileFallsBackAsWell() throws IOException {
    Files.writeString(file, sample());
    store.load();
    Files.delete(file);
    var loaded = store.load();
    assertTrue(loaded.config().isPresent());
    assertTrue(loaded.problems().getFirst().endsWith("does not exist"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"lowerEdgeMm\": 780', '\"lowerEdgeMm\": -1', $.panel.lowerEdgeMm",
    "'\"warningSeconds\": 40, \"purgeSeconds\": 60', '\"warningSeconds\": 40, \"purgeSeconds\": 101', $.timeouts.receiptSeconds",
    "'\"purgeSeconds\": 60', '\"purgeSeconds\": 50', $.timeouts.purgeSeconds",
    "'\"production\": false', '\"production\": true', $.devices.printer",
    "'escl://scanner.local:80/eSCL', 'escl://scanner.local:99999/eSCL', $.devices.scanner",
    "'https://localhost:8443', 'http://localhost:8443', $.server.url",
    "'\"helpPhone\"', '\"colour\": 1, \"helpPhone\"', colour"
  })
  void everyMistakeIsNamedByItsPath(String good, String bad, String path) throws IOException {
    assertTrue(sample().contains(good), "the sample has " + good);
    Files.writeString(file, sample().replace(good, bad));
    var problems = store.load().problems();
    assertTrue(problems.stream().anyMatch(problem -> problem.contains(path)), problems::toString);
  }

  @Test
  void theLastGoodOneIsReadableByTheTerminalAlone() throws IOException {
    Files.writeString(file, sample());
    store.load();
    var kept = folder.resolve("state/last-good-configuration.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
  }

  @Test
  void aTornLastGoodFileIsSaidAndNotUsed() throws IOException {
    Files.writeString(file, sample());
    store.load();
    Files.writeString(folder.resolve("state/last-good-configuration.json"), "{\"schema");
    Files.writeString(file, "{}");
    var loaded = store.load();
    assertTrue(loaded.config().isEmpty());
    assertTrue(loaded.problems().getLast().contains("last-good"));
  }

  @Test
  void whatATerminalHasNotGotIsAbsent() throws IOException {
    Files.writeString(file, sample().replaceAll("\"printer\": \"folder:[^\"]*\",\\s*", ""));
    var config = store.load().config().orElseThrow();
    assertTrue(!config.devices().containsKey(Peripheral.PRINTER));
  }
}
