// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import hall.kiosk.journey.Division;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the divisions that addresses are picked from.
final class DivisionsJson {

  private DivisionsJson() {}

  /// The documents by id, as they come; a bad one is left out, and items that need it with it.
  static Map<String, List<Division>> read(JsonNode documents, List<String> refused) {
    var all = new LinkedHashMap<String, List<Division>>();
    for (var document : documents) {
      var problems = Schemas.DIVISIONS.problems(document.toString());
      if (problems.isEmpty()) {
        all.put(
            document.get("id").textValue(),
            ItemJson.list(document.get("divisions"), DivisionsJson::division));
      } else {
        refused.add(
            "divisions " + document.path("id").asText("?") + ": " + String.join("; ", problems));
      }
    }
    return all;
  }

  private static Division division(JsonNode json) {
    return new Division(
        json.get("code").textValue(),
        ItemJson.text(json.get("name")),
        ItemJson.list(json.get("parts"), DivisionsJson::division));
  }
}
