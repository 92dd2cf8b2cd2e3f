// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.catalogue.ServiceItem.Field;
import hall.server.catalogue.ServiceItem.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether an item that asks how its result shall come offers the ways that it has, and asks where
/// a courier shall go: the questions `delivery` and `delivery-address`. Pure.
final class DeliverySense {
  private static final String WAY = "delivery";
  private static final String ADDRESS = "delivery-address";
  private static final String COURIER = "courier";

  private DeliverySense() {}

  static List<String> defects(JsonNode json, ServiceItem item) {
    List<String> ways = new ArrayList<>();
    json.at("/result/delivery").forEach(way -> ways.add(way.asText()));
    Optional<Field> asked = field(item, WAY);
    if (asked.isEmpty()) {
      return List.of();
    }
    if (ways.size() < 2) {
      return List.of("$.form.delivery: the result comes in one way");
    }
    if (!options(asked.get()).equals(ways) || !asked.get().required()) {
      return List.of("$.form.delivery: must be a required choice of " + String.join(", ", ways));
    }
    return ways.contains(COURIER)
            && field(item, ADDRESS).filter(DeliverySense::forCourier).isEmpty()
        ? List.of("$.form.delivery-address: must be a required address when delivery is courier")
        : List.of();
  }

  private static Optional<Field> field(ServiceItem item, String id) {
    return item.form().stream().filter(field -> field.id().equals(id)).findFirst();
  }

  private static List<String> options(Field field) {
    return Objects.requireNonNullElse(field.options(), List.<ServiceItem.Option>of()).stream()
        .map(ServiceItem.Option::value)
        .toList();
  }

  private static boolean forCourier(Field field) {
    return field.type().equals("address")
        && field.required()
        && new When(WAY, List.of(COURIER)).equals(field.when());
  }
}
