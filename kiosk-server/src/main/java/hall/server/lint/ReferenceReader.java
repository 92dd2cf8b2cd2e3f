// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `reference/items.json` against `schema/reference-items.schema.json`. An installation
/// without it compares with nothing; one whose file is bad does not start, for nobody would notice
/// that nothing is compared any more.
public final class ReferenceReader {
  private static final String FILE = "reference/items.json";

  private ReferenceReader() {}

  /// The reference of a configuration folder, or none.
  public static Reference read(Path configs, ObjectMapper json) {
    Path file = configs.resolve(FILE);
    if (!Files.exists(file)) {
      return Reference.NONE;
    }
    try {
      String text = Files.readString(file);
      JsonNode document = json.readTree(text);
      Optional<String> defect =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(configs.resolve("schema/reference-items.schema.json")))
              .validate(text, InputFormat.JSON)
              .stream()
              .map(error -> "$" + error.getInstanceLocation() + ": " + error.getMessage())
              .findFirst();
      if (defect.isPresent()) {
        throw new IllegalStateException(FILE + " " + defect.get());
      }
      return new Reference(entries(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(FILE + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, Reference.Entry> entries(JsonNode document) {
    Map<String, Reference.Entry> entries = new HashMap<>();
    for (JsonNode item : document.get("items")) {
      List<String> basis = new ArrayList<>();
      item.get("basis").forEach(law -> basis.add(law.asText()));
      String code = item.get("code").asText();
      entries.put(
          code,
          new Reference.Entry(
              code, item.get("name").asText(), item.get("type").asText(), List.copyOf(basis)));
    }
    return entries;
  }
}
