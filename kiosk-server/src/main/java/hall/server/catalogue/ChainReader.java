// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads the life events (一件事) of a configuration folder, `chains/*.json`, each by
/// `schema/chain.schema.json`. An installation may have none.
@ApplicationScoped
public class ChainReader {
  private final ObjectMapper json;

  public ChainReader(ObjectMapper json) {
    this.json = json;
  }

  /// A file of a life event.
  ///
  /// @param document empty where it has defects
  record ChainFile(String file, ObjectNode document, List<String> defects) {}

  /// All of them, by name.
  List<ChainFile> read(Path configs) {
    Path folder = configs.resolve("chains");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    ChainCheck check = check(configs);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> read(check, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The check by the schema of a configuration folder.
  ChainCheck check(Path configs) {
    try {
      return ChainCheck.of(configs);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "HALL_CONFIGS must hold schema/" + ChainCheck.SCHEMA + ": " + e.getMessage(), e);
    }
  }

  private ChainFile read(ChainCheck check, Path file) {
    String name = "chains/" + file.getFileName();
    try {
      String text = Files.readString(file);
      List<String> defects = check.defects(text);
      return defects.isEmpty()
          ? new ChainFile(name, (ObjectNode) json.readTree(text), List.of())
          : new ChainFile(name, json.createObjectNode(), defects);
    } catch (JsonProcessingException e) {
      return defective(name, "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      return defective(name, "cannot be read: " + e.getMessage());
    }
  }

  private ChainFile defective(String name, String defect) {
    return new ChainFile(name, json.createObjectNode(), List.of(defect));
  }
}
