// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

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
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The kinds of `attestations/*.json`, in the order of their files. A bad file is named and left
/// out; an installation without the folder has none.
@ApplicationScoped
public class AttestationKinds {
  private static final Logger LOG = Logger.getLogger(AttestationKinds.class);

  private final List<AttestationKind> kinds;
  private final List<String> defects;

  public AttestationKinds(ObjectMapper json, @ConfigProperty(name = "hall.configs") Path configs) {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    read(json, configs, found);
    this.kinds = List.copyOf(found.kinds());
    this.defects = List.copyOf(found.defects());
    defects.forEach(defect -> LOG.errorf("Not offered: %s", defect));
  }

  /// The kinds that are good, and what is wrong with the others.
  private record Found(List<AttestationKind> kinds, List<String> defects) {}

  public List<AttestationKind> all() {
    return kinds;
  }

  public Optional<AttestationKind> find(String kind) {
    return kinds.stream().filter(each -> each.kind().equals(kind)).findFirst();
  }

  /// What was left out.
  public List<String> defects() {
    return defects;
  }

  private static void read(ObjectMapper json, Path configs, Found into) {
    Path folder = configs.resolve("attestations");
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(configs.resolve("schema/attestation.schema.json")));
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        read(json, schema, file, into);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("attestations/ cannot be read: " + e.getMessage(), e);
    }
  }

  private static void read(ObjectMapper json, Schema schema, Path file, Found into)
      throws IOException {
    String name = "attestations/" + file.getFileName() + " ";
    String text = Files.readString(file);
    try {
      JsonNode document = json.readTree(text);
      List<String> problems =
          schema.validate(text, InputFormat.JSON).stream()
              .map(error -> name + "$" + error.getInstanceLocation() + ": " + error.getMessage())
              .toList();
      if (!problems.isEmpty()) {
        into.defects().addAll(problems);
      } else if (into.kinds().stream()
          .anyMatch(each -> each.kind().equals(document.get("kind").asText()))) {
        into.defects().add(name + "$.kind: another file has it already");
      } else {
        into.kinds().add(AttestationKind.of(document));
      }
    } catch (JsonProcessingException e) {
      into.defects().add(name + "is not JSON: " + e.getOriginalMessage());
    }
  }
}
