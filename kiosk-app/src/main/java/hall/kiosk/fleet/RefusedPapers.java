// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import hall.kiosk.journey.Reuse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Which papers of earlier cases the server would not have, by the problem `paper-not-reusable`
/// (`openapi.yaml`, Problem). Pure.
final class RefusedPapers {

  static final String PROBLEM = "paper-not-reusable";

  private static final Pattern PATH = Pattern.compile("\\$\\.documents\\[(\\d{1,3})]\\.reuse");

  private RefusedPapers() {}

  /// By material id; none where the problem names none of the submission's.
  ///
  /// @param metadata as they were announced
  static Map<String, Reuse.Why> of(JsonNode problem, byte[] metadata) throws IOException {
    var documents = ForgetfulJson.MAPPER.readTree(metadata).path("documents");
    var papers = new HashMap<String, Reuse.Why>();
    for (var defect : problem.path("errors")) {
      var path = PATH.matcher(defect.path("path").asText(""));
      if (path.matches()) {
        var material = documents.path(Integer.parseInt(path.group(1))).path("material");
        if (material.isTextual()) {
          papers.put(material.textValue(), why(defect.path("reason").asText("")));
        }
      }
    }
    return papers;
  }

  private static Reuse.Why why(String reason) {
    return switch (reason) {
      case "gone" -> Reuse.Why.GONE;
      case "fault-found" -> Reuse.Why.FAULT_FOUND;
      case "too-old" -> Reuse.Why.TOO_OLD;
      case "differs" -> Reuse.Why.DIFFERS;
      default -> Reuse.Why.OTHER;
    };
  }
}
