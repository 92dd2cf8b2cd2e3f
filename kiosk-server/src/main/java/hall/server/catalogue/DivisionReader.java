// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads `divisions/*.json`, what addresses are picked from, against
/// `schema/divisions.schema.json`. An installation without the folder has none.
@ApplicationScoped
public class DivisionReader {
  private final ObjectMapper json;

  public DivisionReader(ObjectMapper json) {
    this.json = json;
  }

  /// The documents that are good, ready to send, and what is wrong with the others.
  public record Divisions(List<String> documents, List<String> ids, List<String> defects) {}

  /// Reads all, by file name.
  public Divisions read(Path configs) {
    Path folder = configs.resolve("divisions");
    Divisions found = new Divisions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(configs.resolve("schema/divisions.schema.json")));
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        read(schema, file, found);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("divisions/ cannot be read: " + e.getMessage(), e);
    }
  }

  private void read(Schema schema, Path file, Divisions into) throws IOException {
    String name = "divisions/" + file.getFileName() + " ";
    String text = Files.readString(file);
    List<String> problems = new ArrayList<>();
    try {
      JsonNode document = json.readTree(text);
      schema
          .validate(text, InputFormat.JSON)
          .forEach(error ->
              problems.add(name + "$" + error.getInstanceLocation() + ": " + error.getMessage()));
      if (problems.isEmpty()) {
        into.documents().add(json.writeValueAsString(document));
        into.ids().add(document.get("id").asText());
      }
    } catch (JsonProcessingException e) {
      problems.add(name + "is not JSON: " + e.getOriginalMessage());
    }
    into.defects().addAll(problems);
  }
}
