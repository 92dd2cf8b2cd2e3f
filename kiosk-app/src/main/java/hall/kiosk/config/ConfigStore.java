// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The terminal's configuration file and the last good one.
public final class ConfigStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Path lastGood;

  /// @param file what an installer wrote
  /// @param state the folder that the terminal keeps its own files in
  public ConfigStore(Path file, Path state) {
    this.file = file;
    this.lastGood = state.resolve("last-good-configuration.json");
  }

  /// What to run with.
  ///
  /// @param problems what is wrong with the file, each naming its place; then `own` is the last
  ///   good one, and absent where there never was one
  public record Loaded(Optional<OwnSettings> own, List<String> problems) {

    public Optional<TerminalConfig> config() {
      return own.map(OwnSettings::config);
    }
  }

  /// Reads and validates the file; a good one becomes the last good one.
  ///
  /// @throws IOException where the last good one can't be kept
  public Loaded load() throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return fallback(List.of(file + " does not exist"));
    }
    var problems = problems(text);
    if (!problems.isEmpty()) {
      return fallback(problems.stream().map(problem -> file + ": " + problem).toList());
    }
    Durable.write(lastGood, text.getBytes(StandardCharsets.UTF_8));
    return new Loaded(Optional.of(parse(text)), List.of());
  }

  private Loaded fallback(List<String> problems) throws IOException {
    if (!Files.exists(lastGood)) {
      return new Loaded(Optional.empty(), problems);
    }
    var text = Files.readString(lastGood);
    var own = problems(text);
    if (own.isEmpty()) {
      return new Loaded(Optional.of(parse(text)), problems);
    }
    var all = new ArrayList<>(problems);
    own.forEach(problem -> all.add(lastGood + ": " + problem));
    return new Loaded(Optional.empty(), all);
  }

  private static List<String> problems(String text) {
    try {
      var json = JSON.readTree(text);
      var problems = Schemas.TERMINAL.problems(text);
      return problems.isEmpty() ? TerminalConfig.problems(json) : problems;
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      return List.of(
          "line %d, column %d: %s"
              .formatted(where.getLineNr(), where.getColumnNr(), e.getOriginalMessage()));
    }
  }

  private OwnSettings parse(String text) throws JsonProcessingException {
    var folder = file.toAbsolutePath().getParent();
    return new OwnSettings(
        JSON.readValue(text, ObjectNode.class), folder == null ? Path.of("/") : folder);
  }
}
