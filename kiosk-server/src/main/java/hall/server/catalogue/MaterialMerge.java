// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.catalogue.Composer.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One set of materials: a paper that several parts need is laid once, as the part wants it that
/// asks for most. What is made of the form is another paper for each part. Pure.
final class MaterialMerge {
  /// From the mildest to the strictest: 2 may be missing, 3 may come later, 1 must be there.
  static final List<Integer> STRICTNESS = List.of(2, 3, 1);

  private MaterialMerge() {}

  /// @param agents whether an agent may apply for the whole; otherwise no paper of one is asked for
  static ArrayNode of(List<Part> parts, boolean agents, List<Tear> tears) {
    Map<String, ObjectNode> materials = new LinkedHashMap<>();
    for (Part part : parts) {
      for (JsonNode each : part.item().get("materials")) {
        if (agents || !each.path("agentOnly").asBoolean()) {
          add(part, each.deepCopy(), materials, tears);
        }
      }
    }
    return JsonNodeFactory.instance.arrayNode().addAll(materials.values());
  }

  private static void add(
      Part part, ObjectNode material, Map<String, ObjectNode> materials, List<Tear> tears) {
    String id = material.get("id").asText();
    ObjectNode known = materials.get(id);
    if (known == null) {
      materials.put(id, material);
      part.materials().put(id, id);
    } else if (isMadeOfForm(known) && isMadeOfForm(material)) {
      String free = free(id, materials);
      materials.put(free, material.put("id", free));
      part.materials().put(free, id);
    } else if (!known.get("source").equals(material.get("source"))
        || !known.get("kind").equals(material.get("kind"))
        || known.has("agentOnly") != material.has("agentOnly")) {
      tears.add(part.tear("", Tear.Sort.PAPER_DIFFERS, id));
    } else {
      materials.put(id, both(known, material));
      part.materials().put(id, id);
    }
  }

  private static boolean isMadeOfForm(ObjectNode material) {
    return material.get("source").asText().equals("form");
  }

  private static String free(String id, Map<String, ObjectNode> materials) {
    int number = 2;
    while (materials.containsKey(id + "-" + number)) {
      number++;
    }
    return id + "-" + number;
  }

  private static ObjectNode both(ObjectNode one, ObjectNode other) {
    int difference = strictness(other) - strictness(one);
    boolean otherAsksMore = difference > 0 || (difference == 0 && pages(other) > pages(one));
    ObjectNode both = (otherAsksMore ? other : one).deepCopy();
    both.put("maxPages", Math.max(pages(one), pages(other)));
    if (one.has("supplementWorkingDays") && other.has("supplementWorkingDays")) {
      both.put("supplementWorkingDays", Math.min(days(one), days(other)));
    }
    licences(one, other, both);
    return both;
  }

  /// An electronic licence stands for the paper only where each part takes it.
  private static void licences(ObjectNode one, ObjectNode other, ObjectNode both) {
    List<String> shared = new ArrayList<>(licences(one));
    shared.retainAll(licences(other));
    both.remove("eLicences");
    if (!shared.isEmpty()) {
      shared.forEach(both.putArray("eLicences")::add);
    }
  }

  private static List<String> licences(ObjectNode material) {
    List<String> kinds = new ArrayList<>();
    material.path("eLicences").forEach(kind -> kinds.add(kind.asText()));
    return kinds;
  }

  private static int strictness(ObjectNode material) {
    return STRICTNESS.indexOf(material.get("necessity").asInt());
  }

  private static int pages(ObjectNode material) {
    return material.get("maxPages").asInt();
  }

  private static int days(ObjectNode material) {
    return material.get("supplementWorkingDays").asInt();
  }
}
