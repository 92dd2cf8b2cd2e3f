// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.server.Problem.Defect;
import hall.server.Text;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.submission.Submission.Document;
import hall.server.submission.Submission.Supplement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupplementCheckTest {
  private static final Text NAME = new Text("收入证明", "Proof of income");

  private static final ServiceItem ITEM =
      new ServiceItem(
          "ac0a77037000",
          "1137030300421743465ac0a77037000",
          1,
          NAME,
          new ServiceItem.Department("street-office", NAME),
          new ServiceItem.Limits(20, 20, 1),
          List.of(),
          List.of(
              new Material("register", NAME, 1, "scan", 20, null),
              new Material("income-proof", NAME, 3, "scan", 10, 10)),
          new ServiceItem.Commitment("truthful-materials", 1));

  private static List<String> defects(
      List<Document> documents, @Nullable List<@Nullable Supplement> supplements) {
    Submission submission =
        new Submission(
            1,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.copyOf(documents),
            supplements,
            null,
            null,
            null);
    return SupplementCheck.defects(ITEM, ITEM, submission).stream().map(Defect::path).toList();
  }

  @Test
  void whatMayComeLaterIsPromisedByTheItemsDeadline() {
    assertEquals(List.of(), defects(List.of(), List.of(new Supplement("income-proof", 10))));
    assertEquals(List.of(), defects(List.of(), null));
    assertEquals(
        List.of("$.supplements[0].workingDays"),
        defects(List.of(), List.of(new Supplement("income-proof", 90))));
  }

  @Test
  void aNecessaryOrUnknownPaperCanNotBePromised() {
    assertEquals(
        List.of("$.supplements[0].material", "$.supplements[1].material"),
        defects(List.of(), List.of(new Supplement("register", null), new Supplement("other", 10))));
  }

  @Test
  void whatIsThereIsNotPromisedAndNothingIsPromisedTwice() {
    Document there = new Document("d1", "material", "income-proof", "application/pdf", 1, 9, "00");
    assertEquals(
        List.of("$.supplements[0].material"),
        defects(List.of(there), List.of(new Supplement("income-proof", 10))));
    assertEquals(
        List.of("$.supplements[1].material"),
        defects(
            List.of(),
            List.of(new Supplement("income-proof", 10), new Supplement("income-proof", 10))));
  }
}
