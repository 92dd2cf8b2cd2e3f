// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.catalogue.ServiceItem.Commitment;
import hall.server.catalogue.ServiceItem.Field;
import hall.server.catalogue.ServiceItem.Limits;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.catalogue.ServiceItem.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What of a life event applies with the answers of its form: a part whose condition does not hold
/// is left out, with the questions, papers and clauses that are its alone. What it shares with
/// others is wanted as strictly as the strictest of those that apply wants it. Pure.
final class Applying {
  private Applying() {}

  static ServiceItem of(ServiceItem item, Map<String, JsonNode> form) {
    if (item.madeOf().stream().allMatch(part -> part.when() == null)) {
      return item;
    }
    Map<String, String> known = known(item, form);
    List<Part> parts = item.madeOf().stream().filter(part -> applies(part, known)).toList();
    return new ServiceItem(
        item.code(),
        item.implementationCode(),
        item.version(),
        item.name(),
        item.department(),
        new Limits(
            item.limits().statutoryWorkingDays(),
            parts.stream().mapToInt(Part::promisedWorkingDays).max().orElse(0),
            item.limits().visits()),
        item.form().stream()
            .filter(field -> isAsked(item, field, known))
            .map(field -> asWanted(item, field, parts))
            .toList(),
        item.materials().stream()
            .filter(material ->
                isWanted(item, part -> part.materials().containsKey(material.id()), known))
            .map(material -> asWanted(item, material, parts))
            .toList(),
        commitment(item.commitment(), parts),
        item.agent(),
        parts,
        item.identification());
  }

  /// What no part wants the event wants itself, and of parts that are not known it is wanted as the
  /// event says.
  private static Field asWanted(ServiceItem item, Field field, List<Part> applying) {
    List<Part> owners =
        item.madeOf().stream().filter(part -> part.fields().contains(field.id())).toList();
    Predicate<Part> requires =
        part -> part.wanted() != null && part.wanted().required().contains(field.id());
    return owners.stream().allMatch(part -> part.wanted() != null)
            && owners.stream().anyMatch(requires)
            && owners.stream().filter(applying::contains).noneMatch(requires)
        ? field.optional()
        : field;
  }

  private static Material asWanted(ServiceItem item, Material material, List<Part> applying) {
    List<Part> owners =
        item.madeOf().stream().filter(part -> part.materials().containsKey(material.id())).toList();
    List<Material> wanted =
        owners.stream()
            .filter(applying::contains)
            .flatMap(part -> paper(part, material).stream())
            .toList();
    boolean known = owners.stream().allMatch(part -> paper(part, material).isPresent());
    if (!known || wanted.size() == owners.size()) {
      return material;
    }
    int strictest =
        wanted.stream()
            .map(Material::necessity)
            .max(Comparator.comparingInt(MaterialMerge.STRICTNESS::indexOf))
            .orElseThrow();
    return material.wanted(
        strictest,
        wanted.stream()
            .map(Material::supplementWorkingDays)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  private static Optional<Material> paper(Part part, Material material) {
    return Optional.ofNullable(part.wanted()).map(of -> of.papers().get(material.id()));
  }

  /// The answers to what is asked, in the order of the form: what is not asked answers nothing.
  private static Map<String, String> known(ServiceItem item, Map<String, JsonNode> form) {
    Map<String, String> known = new HashMap<>();
    for (Field field : item.form()) {
      JsonNode value = form.get(field.id());
      if (value != null
          && value.isTextual()
          && isAsked(item, field, known)
          && (field.when() == null || field.when().holds(known))) {
        known.put(field.id(), value.textValue());
      }
    }
    return known;
  }

  private static boolean isAsked(ServiceItem item, Field field, Map<String, String> known) {
    return isWanted(item, part -> part.fields().contains(field.id()), known);
  }

  /// Whether a part that has it applies; what no part has is the event's own.
  private static boolean isWanted(
      ServiceItem item, Predicate<Part> has, Map<String, String> known) {
    List<Part> parts = item.madeOf().stream().filter(has).toList();
    return parts.isEmpty() || parts.stream().anyMatch(part -> applies(part, known));
  }

  private static boolean applies(Part part, Map<String, String> known) {
    return part.when() == null || part.when().holds(known);
  }

  private static @Nullable Commitment commitment(@Nullable Commitment all, List<Part> parts) {
    return parts.stream().anyMatch(part -> part.clauses() == null || !part.clauses().isEmpty())
        ? all
        : null;
  }
}
