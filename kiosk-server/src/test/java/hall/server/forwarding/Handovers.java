// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hall.server.submission.CaseFile;
import java.nio.file.Path;
import java.util.List;

/// What a case would be handed on as, for tests of other slices.
public final class Handovers {
  private Handovers() {}

  public static List<Handover.Document> documents(CaseFile file) {
    return Handover.of(file, file.acceptedAt().toLocalDate(), document -> Path.of(document.id()))
        .metadata()
        .documents();
  }

  /// How whoever was at the terminal is known; missing where it is not said.
  public static JsonNode identification(CaseFile file) {
    JsonNode said =
        Handover.of(file, file.acceptedAt().toLocalDate(), document -> Path.of(document.id()))
            .metadata()
            .identification();
    return said == null ? MissingNode.getInstance() : said;
  }
}
