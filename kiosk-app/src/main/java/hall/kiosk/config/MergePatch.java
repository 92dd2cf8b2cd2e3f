// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// JSON Merge Patch (RFC 7396).
final class MergePatch {

  private MergePatch() {}

  /// The target with the patch laid over it; neither is changed. Section 2 of the RFC: `null` takes
  /// a member away, objects are merged, everything else replaces, arrays too.
  static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    var result =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(member -> {
          if (member.getValue().isNull()) {
            result.remove(member.getKey());
          } else {
            result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
          }
        });
    return result;
  }
}
