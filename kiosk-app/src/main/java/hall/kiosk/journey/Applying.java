// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Commitment;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.Limits;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Part;
import hall.kiosk.journey.ServiceItem.WantedPaper;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What of a life event applies with the answers so far: a part whose condition does not hold is
/// left out, with the questions, materials and clauses that are its alone. What it shares with
/// others is wanted as strictly as the strictest of those that apply wants it.
final class Applying {

  /// From the mildest to the strictest.
  private static final List<Necessity> STRICTNESS =
      List.of(Necessity.OPTIONAL, Necessity.SUPPLEMENT_LATER, Necessity.REQUIRED);

  private Applying() {}

  static ServiceItem of(ServiceItem item, Map<String, String> answers) {
    if (item.parts().stream().allMatch(part -> part.when().isEmpty())) {
      return item;
    }
    var known = known(item, answers);
    var parts = item.parts().stream().filter(part -> applies(part, known)).toList();
    return item.with(
        new Limits(
            item.limits().statutoryWorkingDays(),
            parts.stream().mapToInt(Part::promisedWorkingDays).max().orElse(0),
            item.limits().visits()),
        item.form().stream()
            .filter(field -> isAsked(item, field, known))
            .map(field -> asWanted(item, field, parts))
            .toList(),
        item.materials().stream()
            .filter(
                material -> isWanted(item, part -> part.materials().contains(material.id()), known))
            .map(material -> asWanted(item, material, parts))
            .toList(),
        commitment(item, known),
        parts);
  }

  /// What no part wants the event wants itself, and of parts that are not known it is wanted as the
  /// event says.
  private static Field asWanted(ServiceItem item, Field field, List<Part> applying) {
    var owners = item.parts().stream().filter(part -> part.fields().contains(field.id())).toList();
    Predicate<Part> requires =
        part -> part.wanted().filter(of -> of.required().contains(field.id())).isPresent();
    return owners.stream().allMatch(part -> part.wanted().isPresent())
            && owners.stream().anyMatch(requires)
            && owners.stream().filter(applying::contains).noneMatch(requires)
        ? field.optional()
        : field;
  }

  private static Material asWanted(ServiceItem item, Material material, List<Part> applying) {
    var owners =
        item.parts().stream().filter(part -> part.materials().contains(material.id())).toList();
    var wanted =
        owners.stream()
            .filter(applying::contains)
            .flatMap(part -> part.wanted().stream())
            .flatMap(of -> Optional.ofNullable(of.papers().get(material.id())).stream())
            .toList();
    boolean known =
        owners.stream()
            .allMatch(part ->
                part.wanted().filter(of -> of.papers().containsKey(material.id())).isPresent());
    return known && wanted.size() < owners.size()
        ? material.wanted(
            wanted.stream()
                .map(WantedPaper::necessity)
                .max(Comparator.comparingInt(STRICTNESS::indexOf))
                .orElseThrow(),
            wanted.stream().flatMapToInt(of -> of.supplementDays().stream()).min())
        : material;
  }

  /// The answers to what is asked, in the order of the form: what is not asked answers nothing.
  private static Map<String, String> known(ServiceItem item, Map<String, String> answers) {
    var known = new HashMap<String, String>();
    for (var field : item.form()) {
      if (isAsked(item, field, known)
          && field.when().filter(when -> !when.holds(known)).isEmpty()) {
        known.put(field.id(), answers.getOrDefault(field.id(), ""));
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
    var owners = item.parts().stream().filter(has).toList();
    return owners.isEmpty() || owners.stream().anyMatch(part -> applies(part, known));
  }

  private static boolean applies(Part part, Map<String, String> known) {
    return part.when().filter(when -> !when.holds(known)).isEmpty();
  }

  private static Commitment commitment(ServiceItem item, Map<String, String> known) {
    var all = item.commitment().clauses();
    var own =
        IntStream.range(0, all.size())
            .filter(clause ->
                isWanted(
                    item,
                    part -> part.clauses().filter(of -> of.contains(clause)).isPresent(),
                    known))
            .mapToObj(all::get)
            .toList();
    return own.isEmpty()
        ? Commitment.NONE
        : new Commitment(item.commitment().id(), item.commitment().version(), List.copyOf(own));
  }
}
