// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.journey.Catalogue;
import hall.kiosk.journey.Division;
import hall.kiosk.journey.ServiceItem;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/// The catalogue as the server delivers it.
///
/// @param refused what was left out, as `item code: $.path: what is wrong`; a bad item never takes
///   the good ones with it
public record CatalogueJson(Catalogue catalogue, List<String> refused) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reads `{"revision", "items": […], "divisions": […]}`; a server of earlier days sends no
  /// divisions.
  ///
  /// @throws IllegalArgumentException for something else
  public static CatalogueJson read(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the catalogue is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!json.path("revision").isTextual() || !json.path("items").isArray()) {
      throw new IllegalArgumentException("the catalogue lacks revision or items");
    }
    var items = new ArrayList<ServiceItem>();
    var refused = new ArrayList<String>();
    var divisions = DivisionsJson.read(json.path("divisions"), refused);
    var fields = new FieldJson(divisions);
    var parts = new PartItems();
    var accepted = new ArrayList<JsonNode>();
    for (var item : json.get("items")) {
      var problems = Schemas.SERVICE_ITEM.problems(item.toString());
      if (problems.isEmpty()) {
        accepted.add(item);
        parts.add(item);
      } else {
        refused.add(refusal(item, problems));
      }
    }
    for (var item : accepted) {
      var problems = take(item, fields, parts, items);
      if (!problems.isEmpty()) {
        refused.add(refusal(item, problems));
      }
    }
    return new CatalogueJson(
        new Catalogue(json.get("revision").textValue(), items, Division.merged(divisions.values())),
        refused);
  }

  private static String refusal(JsonNode item, List<String> problems) {
    return item.path("code").asText("?") + ": " + String.join("; ", problems);
  }

  /// Adds an item that its schema has accepted, unless it contradicts itself.
  private static List<String> take(
      JsonNode json, FieldJson fields, PartItems parts, List<ServiceItem> items) {
    try {
      var item = ItemJson.item(json, fields, parts);
      var problems = FormSense.problems(item);
      if (problems.isEmpty()) {
        items.add(item);
      }
      return problems;
    } catch (DateTimeException | IllegalArgumentException e) {
      return List.of("$.form: " + e.getMessage());
    }
  }
}
