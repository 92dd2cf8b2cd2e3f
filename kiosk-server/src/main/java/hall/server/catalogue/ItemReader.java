// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.List;
import java.util.stream.Stream;

/// Reads `services/*.json` against `schema/service-item.schema.json` (JSON Schema 2020-12).
@ApplicationScoped
public class ItemReader {
  private static final String SCHEMA = "service-item.schema.json";

  private final ObjectMapper json;

  public ItemReader(ObjectMapper json) {
    this.json = json;
  }

  /// All item files of a configuration folder, by name. A missing folder or schema is a mistake of
  /// the installation and stops the start.
  public List<ItemFile> read(Path configs) {
    try {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(configs.resolve("schema").resolve(SCHEMA)));
      try (Stream<Path> files = Files.list(configs.resolve("services"))) {
        return files
            .filter(file -> file.toString().endsWith(".json"))
            .sorted()
            .map(file -> read(schema, file))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "HALL_CONFIGS must hold schema/" + SCHEMA + " and services/: " + e.getMessage(), e);
    }
  }

  private ItemFile read(Schema schema, Path file) {
    String name = "services/" + file.getFileName();
    try {
      String text = Files.readString(file);
      json.readTree(text);
      List<String> defects =
          schema.validate(text, InputFormat.JSON).stream()
              .map(error ->
                  "$" + path(error.getInstanceLocation().toString()) + ": " + error.getMessage())
              .toList();
      if (!defects.isEmpty()) {
        return new ItemFile.Invalid(name, defects);
      }
      ServiceItem item = json.readValue(text, ServiceItem.class);
      List<String> senseless = FormSense.defects(item.form());
      return senseless.isEmpty()
          ? new ItemFile.Valid(name, item, json.writeValueAsString(json.readTree(text)))
          : new ItemFile.Invalid(name, senseless);
    } catch (JsonProcessingException e) {
      return new ItemFile.Invalid(
          name, List.of("line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()));
    } catch (IOException e) {
      return new ItemFile.Invalid(name, List.of("cannot be read: " + e.getMessage()));
    }
  }

  /// `/form/0/id` of JSON Pointer as `.form[0].id`.
  private static String path(String pointer) {
    return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
  }
}
