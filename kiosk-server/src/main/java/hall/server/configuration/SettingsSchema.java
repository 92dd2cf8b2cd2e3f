// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hall.server.Problem.Defect;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What may be set: `terminal.schema.json` without `server`, which stays with each terminal's own
/// file so that nothing published can cut a terminal off.
@ApplicationScoped
public class SettingsSchema {
  private static final String FILE = "terminal.schema.json";

  /// The one rule that JSON Schema can't say; the terminal checks it as well.
  private static final int LEAST_WARNING_SECONDS = 20;

  private final Schema whole;
  private final Schema part;
  private final List<Setting> settings;

  public SettingsSchema(ObjectMapper json, @ConfigProperty(name = "hall.configs") Path configs) {
    try {
      ObjectNode schema =
          (ObjectNode) json.readTree(Files.readString(configs.resolve("schema").resolve(FILE)));
      schema.withObject("/properties").remove("server");
      remove((ArrayNode) schema.get("required"), "server");
      this.whole = schema(schema);
      this.settings = List.copyOf(SettingsReader.read(schema));
      this.part = schema(relaxed(schema));
    } catch (IOException e) {
      throw new UncheckedIOException("HALL_CONFIGS must hold schema/" + FILE, e);
    }
  }

  /// What is wrong with a document that a terminal shall run.
  ///
  /// @param incomplete that something is missing is all that is wrong: nobody wrote a configuration
  ///   for this terminal yet
  public record Findings(List<Defect> defects, boolean incomplete) {}

  /// Everything that can be set, in the order of the schema.
  public List<Setting> settings() {
    return settings;
  }

  /// Checks a document that a terminal shall run.
  Findings check(JsonNode document) {
    List<Error> errors = whole.validate(document.toString(), InputFormat.JSON);
    List<Defect> defects = new ArrayList<>(errors.stream().map(SettingsSchema::defect).toList());
    boolean incomplete =
        !errors.isEmpty() && errors.stream().allMatch(e -> "required".equals(e.getKeyword()));
    JsonNode timeouts = document.path("timeouts");
    if (errors.isEmpty()
        && timeouts.path("purgeSeconds").intValue() - timeouts.path("warningSeconds").intValue()
            < LEAST_WARNING_SECONDS) {
      defects.add(
          new Defect(
              "$.timeouts.purgeSeconds",
              "At least 20 above warningSeconds, so that the warning can be read."));
    }
    return new Findings(List.copyOf(defects), incomplete);
  }

  /// What is wrong with what one layer says; it need not be complete, and null takes away.
  List<Defect> checkLayer(JsonNode layer) {
    JsonNode said = layer.deepCopy();
    dropNulls(said);
    return part.validate(said.toString(), InputFormat.JSON).stream()
        .map(SettingsSchema::defect)
        .toList();
  }

  private static Defect defect(Error error) {
    return new Defect(
        "$" + error.getInstanceLocation().toString().replace('/', '.'), error.getMessage());
  }

  private static Schema schema(JsonNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString());
  }

  private static ObjectNode relaxed(ObjectNode schema) {
    ObjectNode relaxed = schema.deepCopy();
    relaxed.remove(List.of("if", "then"));
    relax(relaxed);
    return relaxed;
  }

  private static void relax(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("required").isArray()) {
        object.remove("required");
      }
      object.remove("dependentRequired");
    }
    node.forEach(SettingsSchema::relax);
  }

  private static void dropNulls(JsonNode node) {
    for (Iterator<JsonNode> each = node.iterator(); each.hasNext(); ) {
      JsonNode child = each.next();
      if (child.isNull()) {
        each.remove();
      } else {
        dropNulls(child);
      }
    }
  }

  private static void remove(ArrayNode words, String word) {
    for (int i = words.size() - 1; i >= 0; i--) {
      if (words.get(i).asText().equals(word)) {
        words.remove(i);
      }
    }
  }
}
