// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Commitment;
import hall.server.catalogue.ServiceItem.Field;
import hall.server.catalogue.ServiceItem.Material;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What each part of a life event gets of its one submission: the answers and the papers that the
/// part declares, its own commitment, and the signature, which is under all of them. Pure.
final class PartSubmissions {
  /// So many parts has a life event at most (`chain.schema.json`).
  static final int MOST = 9;

  private PartSubmissions() {}

  /// The key of a part's submission: always the same, so that a part is never made twice.
  static UUID key(UUID whole, int position) {
    return UUID.nameUUIDFromBytes((whole + "/" + position).getBytes(StandardCharsets.UTF_8));
  }

  /// What the part's submission would have said, had it been made alone.
  ///
  /// @param part what the life event says of the part
  /// @param item the version of the part that it names
  static ObjectNode metadata(ObjectNode whole, ServiceItem.Part part, ServiceItem item) {
    ObjectNode metadata = whole.deepCopy();
    metadata
        .putObject("item")
        .put("code", item.code())
        .put("implementationCode", item.implementationCode())
        .put("version", item.version());
    metadata.set("form", form(whole.path("form"), part, item));
    commit(metadata, item.commitment());
    own(metadata, "documents", part, material -> true);
    own(
        metadata,
        "supplements",
        part,
        material -> item.material(material).filter(Material::mayComeLater).isPresent());
    return metadata;
  }

  private static ObjectNode form(JsonNode whole, ServiceItem.Part part, ServiceItem item) {
    Map<String, String> given = Objects.requireNonNullElse(part.given(), Map.of());
    Map<String, String> from = Objects.requireNonNullElse(part.from(), Map.of());
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    for (Field field : item.form()) {
      String id = field.id();
      if (given.containsKey(id)) {
        form.put(id, given.get(id));
      } else if (whole.has(from.getOrDefault(id, id))) {
        form.set(id, whole.get(from.getOrDefault(id, id)));
      }
    }
    return form;
  }

  /// Who accepted the clauses of all accepted those of each.
  private static void commit(ObjectNode metadata, @Nullable Commitment commitment) {
    if (commitment == null) {
      metadata.remove("commitment");
    } else if (metadata.path("commitment") instanceof ObjectNode accepted) {
      accepted.put("id", commitment.id()).put("version", commitment.version());
    }
  }

  /// Keeps what is the part's, under the names that the part has for it; the signature is nobody's
  /// alone.
  private static void own(
      ObjectNode metadata, String list, ServiceItem.Part part, Predicate<String> wanted) {
    if (!metadata.path(list).isArray()) {
      return;
    }
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : metadata.get(list)) {
      String own = part.materials().get(each.path("material").asText());
      if (each.path("kind").asText().equals("signature")) {
        kept.add(each);
      } else if (own != null && wanted.test(own)) {
        kept.add(((ObjectNode) each).put("material", own));
      }
    }
    metadata.set(list, kept);
  }
}
