// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hall.server.Language;
import hall.server.Words;
import hall.server.lint.Finding;
import hall.server.lint.ItemLint;
import hall.server.lint.Reference;
import hall.server.lint.ReferenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether a document is an item that may be published: its schema
/// (`schema/service-item.schema.json`, JSON Schema 2020-12), the sense of its form, and what
/// [ItemLint] asks.
public final class ItemCheck {
  static final String SCHEMA = "service-item.schema.json";
  private static final Words ENGLISH = new Words(Language.ENGLISH, Instant.EPOCH);

  private final ObjectMapper json;
  private final Schema schema;
  private final Reference reference;

  private ItemCheck(ObjectMapper json, Schema schema, Reference reference) {
    this.json = json;
    this.schema = schema;
    this.reference = reference;
  }

  /// The check by the schema and the reference of a configuration folder.
  static ItemCheck of(Path configs, ObjectMapper json) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(configs.resolve("schema").resolve(SCHEMA)));
    return new ItemCheck(json, schema, ReferenceReader.read(configs, json));
  }

  /// What checking a document comes to.
  ///
  /// @param name what it is called in what is said about it
  public ItemFile check(String name, String text) {
    return check(name, text, false);
  }

  /// The same for an item that was made of a life event: it alone has parts.
  ItemFile checkComposed(String name, String text) {
    return check(name, text, true);
  }

  private ItemFile check(String name, String text, boolean composed) {
    try {
      JsonNode document = json.readTree(text);
      List<Finding> findings = ItemLint.findings(document, reference);
      List<String> defects = new ArrayList<>();
      schema
          .validate(text, InputFormat.JSON)
          .forEach(error ->
              defects.add(
                  "$" + path(error.getInstanceLocation().toString()) + ": " + error.getMessage()));
      if (document.has("parts") && !composed) {
        defects.add("$.parts: an item of several stands in a file of chains/");
      }
      if (!defects.isEmpty()) {
        return new ItemFile.Invalid(name, defects, findings);
      }
      ServiceItem item = json.readValue(text, ServiceItem.class);
      defects.addAll(FormSense.defects(item.form()));
      defects.addAll(DeliverySense.defects(document, item));
      defects.addAll(AgentSense.defects(document, item));
      findings.stream()
          .filter(finding -> finding.rule().refuses())
          .forEach(finding -> defects.add(finding.line(ENGLISH)));
      return defects.isEmpty()
          ? new ItemFile.Valid(name, item, json.writeValueAsString(document), findings)
          : new ItemFile.Invalid(name, defects, findings);
    } catch (JsonProcessingException e) {
      return new ItemFile.Invalid(
          name,
          List.of("line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()),
          List.of());
    }
  }

  /// `/form/0/id` of JSON Pointer as `.form[0].id`.
  static String path(String pointer) {
    return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
  }
}
