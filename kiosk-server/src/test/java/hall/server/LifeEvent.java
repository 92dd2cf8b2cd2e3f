// SPDX-License-Identifier: Apache-2.0
package hall.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/// A newborn child (一件事): the golden submission's citizen, terminal and papers for four items at
/// once.
public final class LifeEvent {
  public static final String NEWBORN = "TE99010100000000904990000000901";

  /// The implementation codes of its parts.
  public static final List<String> PARTS =
      List.of(
          "TE99010100000000025990000000102",
          "TE99010100000000074990000000107",
          "11442000MB2C91058B3442189207003",
          "1144098158137993544002014010001");

  private LifeEvent() {}

  /// A submission for the version that is published now; the photo is promised for later.
  ///
  /// @param idNumber of the mother, who is asked for nothing that her card says
  public static ObjectNode submission(Caller terminal, String idNumber) {
    JsonNode item = published(terminal);
    ObjectNode submission = Golden.firstSubmission();
    submission.withObject("/applicant").put("idNumber", idNumber);
    submission
        .putObject("item")
        .put("code", item.get("code").asText())
        .put("implementationCode", NEWBORN)
        .put("version", item.get("version").asInt());
    submission
        .putObject("form")
        .put("name", "张测试")
        .put("id-number", idNumber)
        .put("registered-address", "示例省示例市示例路1号")
        .put("phone", "13800000000")
        .put("insured-where", "here")
        .put("applicant", "mother")
        .put("married", "unmarried")
        .put("birth-date", "2026-10-01")
        .put("order", "1")
        .put("home-address", "990101001000|示例省/示例市/示范区/和平街道|示例路1号")
        .put("child-name", "张小测")
        .put("child-sex", "female")
        .put("birth-place", "示例省示例市示范区")
        .put("birth-certificate-number", "T000000001")
        .put("child-nation", "汉族")
        .put("settle-with", "mother")
        .put("group", "local-resident")
        .put("bank", "sample-bank")
        .put("delivery", "pick-up");
    submission
        .withObject("/commitment")
        .put("id", item.at("/commitment/id").asText())
        .put("version", item.at("/commitment/version").asInt());
    ((ObjectNode) submission.at("/documents/0")).put("material", "household-register");
    ((ObjectNode) submission.at("/documents/1")).put("material", "birth-certificate");
    submission.putArray("supplements").addObject().put("material", "photo").put("workingDays", 10);
    return submission;
  }

  /// The same of a mother whose child is insured elsewhere: two parts are left out, with what they
  /// alone ask for.
  public static ObjectNode withoutInsurance(Caller terminal, String idNumber) {
    ObjectNode submission = submission(terminal, idNumber);
    submission
        .withObject("/form")
        .put("insured-where", "elsewhere")
        .remove(List.of("group", "bank", "delivery"));
    submission.remove("supplements");
    return submission;
  }

  /// A number that nobody else has.
  public static String newIdNumber() {
    return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);
  }

  /// What terminals get.
  public static JsonNode published(Caller terminal) {
    for (JsonNode item : terminal.get("/api/v1/terminal/catalogue").json().get("items")) {
      if (item.get("implementationCode").asText().equals(NEWBORN)) {
        return item;
      }
    }
    throw new AssertionError("The catalogue lacks it");
  }
}
