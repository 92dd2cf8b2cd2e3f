// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverySenseTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final String WAY =
      """
      {"id": "delivery", "label": {"zh-CN": "怎么领", "en": "How"}, "type": "choice", "required": true,
        "options": [{"value": "pick-up", "label": {"zh-CN": "自取", "en": "Pick up"}},
          {"value": "courier", "label": {"zh-CN": "快递", "en": "Courier"}}]}\
      """;
  private static final String ADDRESS =
      """
      {"id": "delivery-address", "label": {"zh-CN": "寄到", "en": "To"}, "type": "address",
        "required": true, "divisions": "d", "when": {"field": "delivery", "is": ["courier"]}}\
      """;

  private static List<String> defects(List<String> ways, String... fields)
      throws JsonProcessingException {
    ObjectNode item = Golden.read("catalogue.response").at("/items/0").deepCopy();
    ArrayNode offered = item.withObject("/result").putArray("delivery");
    ways.forEach(offered::add);
    ArrayNode form = item.withArray("form");
    for (String field : fields) {
      form.add(JSON.readTree(field));
    }
    return DeliverySense.defects(item, JSON.treeToValue(item, ServiceItem.class)).stream()
        .map(defect -> defect.substring(0, defect.indexOf(':')))
        .toList();
  }

  @Test
  void aFormThatAsksHowTheResultShallComeOffersItsWaysAndAsksWhereTo()
      throws JsonProcessingException {
    List<String> both = List.of("pick-up", "courier");
    assertEquals(List.of(), defects(both, WAY, ADDRESS));
    assertEquals(List.of(), defects(both), "a counter may ask");
    assertEquals(List.of("$.form.delivery-address"), defects(both, WAY));
    assertEquals(List.of("$.form.delivery"), defects(List.of("pick-up", "terminal"), WAY, ADDRESS));
    assertEquals(
        List.of("$.form.delivery-address"),
        defects(both, WAY, ADDRESS.replace("\"courier\"", "\"pick-up\"")));
  }

  @Test
  void whereThereIsOneWayNobodyIsAsked() throws JsonProcessingException {
    assertEquals(List.of(), defects(List.of("pick-up")));
    assertEquals(List.of("$.form.delivery"), defects(List.of("courier"), WAY, ADDRESS));
  }
}
