// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.catalogue.ServiceItem.Agent;
import hall.server.catalogue.ServiceItem.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// Whether what an item says of agents (代办) hangs together: nobody is asked for an agent's papers
/// where no agent may apply, and a principal who is not there is named and has authorised. Pure.
final class AgentSense {
  private AgentSense() {}

  static List<String> defects(JsonNode json, ServiceItem item) {
    List<String> defects = new ArrayList<>();
    Agent agent = item.agent();
    for (int i = 0; i < item.materials().size(); i++) {
      Material material = item.materials().get(i);
      if (material.agentOnly() && (agent == null || !material.source().equals("scan"))) {
        defects.add(
            "$.materials[%d].agentOnly: only of a paper that is scanned, where an agent may apply"
                .formatted(i));
      }
    }
    if (agent == null || !agent.copySuffices()) {
      return defects;
    }
    if (item.materials().stream().noneMatch(each -> each.agentOnly() && each.mustBeScanned())) {
      defects.add(
          "$.agent: a principal who is not there authorises on a necessary agentOnly paper");
    }
    for (String prefill : List.of("name", "idNumber")) {
      if (!asksFor(json.path("form"), prefill)) {
        defects.add("$.agent: the form must ask for what the card says as " + prefill);
      }
    }
    return defects;
  }

  private static boolean asksFor(JsonNode form, String prefill) {
    return StreamSupport.stream(form.spliterator(), false)
        .anyMatch(field ->
            field.path("prefill").asText().equals(prefill)
                && field.path("required").asBoolean()
                && field.path("type").asText().equals("text"));
  }
}
