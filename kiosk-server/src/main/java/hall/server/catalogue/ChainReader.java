// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
  private static final String SCHEMA = "chain.schema.json";

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
    try (Stream<Path> files = Files.list(folder)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(configs.resolve("schema").resolve(SCHEMA)));
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> read(schema, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "HALL_CONFIGS with chains/ must hold schema/" + SCHEMA + ": " + e.getMessage(), e);
    }
  }

  private ChainFile read(Schema schema, Path file) {
    String name = "chains/" + file.getFileName();
    try {
      String text = Files.readString(file);
      List<String> defects =
          schema.validate(text, InputFormat.JSON).stream()
              .map(error ->
                  "$"
                      + ItemCheck.path(error.getInstanceLocation().toString())
                      + ": "
                      + error.getMessage())
              .toList();
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
