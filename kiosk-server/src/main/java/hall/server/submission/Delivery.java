// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// How an applicant wants the result: the answer to the question `delivery`, which items ask that
/// offer more than one way. Pure.
public final class Delivery {
  private static final String QUESTION = "delivery";

  /// The words of items, and those of whoever delivers.
  private static final Map<String, String> WAYS =
      Map.of("pick-up", "counter", "courier", "courier", "terminal", "terminal");

  private Delivery() {}

  /// As whoever delivers calls it; empty where the applicant was not asked.
  public static String wished(CaseFile file) {
    Map<String, JsonNode> form = file.parsedSubmission().form();
    JsonNode answer = form == null ? null : form.get(QUESTION);
    return answer == null ? "" : WAYS.getOrDefault(answer.asText(), "");
  }
}
