// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionCheckTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static List<String> defects(boolean itemCommits, boolean committed)
      throws JsonProcessingException {
    ObjectNode item = Golden.read("catalogue.response").at("/items/0").deepCopy();
    ObjectNode submission = Golden.firstSubmission();
    if (!itemCommits) {
      item.remove("commitment");
    }
    if (!committed) {
      submission.remove("commitment");
    }
    return defects(item, submission);
  }

  private static List<String> defects(ObjectNode item, ObjectNode submission)
      throws JsonProcessingException {
    return SubmissionCheck.defects(
            JSON.treeToValue(submission, Submission.class),
            Optional.of(JSON.treeToValue(item, ServiceItem.class)))
        .stream()
        .map(Defect::path)
        .toList();
  }

  @Test
  void aLoginIsNotEnoughWhereTheItemWantsTheCard() throws JsonProcessingException {
    ObjectNode item = Golden.read("catalogue.response").at("/items/0").deepCopy();
    ObjectNode submission = Golden.firstSubmission();
    assertEquals(List.of(), defects(item, submission));
    submission.putObject("identification").put("by", "login").put("level", "L3");
    assertEquals(List.of(), defects(item, submission));
    item.put("identification", "card");
    assertEquals(List.of("$.identification"), defects(item, submission));
    submission.putObject("identification").put("by", "card");
    assertEquals(List.of(), defects(item, submission));
    submission.remove("identification");
    assertEquals(List.of(), defects(item, submission), "older terminals know of cards alone");
  }

  @Test
  void aCommitmentIsSignedWhereTheItemHasOneAndNowhereElse() throws JsonProcessingException {
    assertEquals(List.of(), defects(true, true));
    assertEquals(List.of(), defects(false, false));
    assertEquals(List.of("$.commitment"), defects(true, false));
    assertEquals(List.of("$.commitment"), defects(false, true));
  }
}
