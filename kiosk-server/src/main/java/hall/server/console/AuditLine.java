// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Words;
import hall.server.audit.AuditPage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// An entry of the audit in words.
public record AuditLine(
    long id,
    String at,
    String actor,
    String action,
    String subject,
    List<String> details,
    String hash) {

  static AuditLine of(AuditPage.Shown entry, Words words) {
    return new AuditLine(
        entry.id(),
        words.second(entry.at()),
        entry.actor().isEmpty() || entry.actorKind().equals("server")
            ? words.word("auditactor_", entry.actorKind())
            : entry.actor(),
        words.word("auditaction_", entry.action()),
        entry.subject(),
        entry.detail().properties().stream()
            .sorted(Comparator.comparing(field -> !field.getKey().equals("kind")))
            .map(field -> detail(field, words))
            .toList(),
        entry.hash());
  }

  private static String detail(Map.Entry<String, JsonNode> field, Words words) {
    JsonNode value = field.getValue();
    String said =
        switch (field.getKey()) {
          case "role", "from", "to" -> words.word("role_", value.asText());
          case "wrong" -> words.word("auditwrong_", value.asText());
          case "with" -> words.word("auditwith_", value.asText());
          case "rater" -> words.word("auditrater_", value.asText());
          case "kind" -> words.word("command_", value.asText());
          default -> value.isValueNode() ? value.asText() : value.toString();
        };
    return words.word("auditdetail_", field.getKey()) + " " + said;
  }
}
