// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.Text;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Material;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartSubmissionsTest {
  private static final Text NAME = new Text("低保", "Allowance");

  /// Its photo may be missing; its application is the second of the whole.
  private static final ServiceItem ITEM =
      new ServiceItem(
          "ac0a77037000",
          "1137030300421743465ac0a77037000",
          2,
          NAME,
          new ServiceItem.Department("street-office", NAME),
          new ServiceItem.Limits(20, 20, 1),
          List.of(),
          List.of(
              new Material("photo", NAME, 2, "scan", 1, null),
              new Material("income-proof", NAME, 3, "scan", 10, 10),
              new Material("application", NAME, 1, "form", 3, null)),
          null);

  private static final ServiceItem.Part PART =
      new ServiceItem.Part(
          ITEM.code(),
          ITEM.implementationCode(),
          2,
          NAME,
          ITEM.department(),
          20,
          NAME,
          List.of(),
          Map.of("photo", "photo", "income-proof", "income-proof", "application-2", "application"),
          null,
          null,
          null,
          null,
          null);

  private static ObjectNode whole(String... materials) {
    ObjectNode whole = Golden.firstSubmission();
    var documents = whole.putArray("documents");
    for (String material : materials) {
      documents
          .addObject()
          .put("id", "of-" + material)
          .put("kind", "material")
          .put("material", material);
    }
    documents.addObject().put("id", "s1").put("kind", "signature").putNull("material");
    return whole;
  }

  @Test
  void aPartGetsItsPapersUnderItsOwnNamesAndNobodyElses() {
    ObjectNode whole = whole("application", "application-2", "photo", "assessment");
    ObjectNode part = PartSubmissions.metadata(whole, PART, ITEM);
    assertEquals(
        List.of("of-application-2", "of-photo", "s1"),
        part.get("documents").findValuesAsText("id"));
    assertEquals("application", part.at("/documents/0/material").asText());
    assertEquals("application-2", whole.at("/documents/1/material").asText(), "stays as signed");
  }

  @Test
  void whatIsPromisedToAnotherPartIsNoPromiseToOneThatDoesNotAskForIt() {
    ObjectNode whole = whole();
    whole.putArray("supplements").addObject().put("material", "photo").put("workingDays", 10);
    whole.withArray("/supplements").addObject().put("material", "income-proof");
    ObjectNode part = PartSubmissions.metadata(whole, PART, ITEM);
    assertEquals(List.of("income-proof"), part.get("supplements").findValuesAsText("material"));
  }

  @Test
  void whoSignedForAllHasNotSignedForAPartThatExcludesCommitments() {
    ObjectNode whole = Golden.firstSubmission();
    assertFalse(PartSubmissions.metadata(whole, PART, ITEM).has("commitment"));
  }

  @Test
  void thePartsOfASubmissionHaveTheSameKeysForEver() {
    UUID whole = UUID.fromString("0b7f0d4e-4a35-4a52-9f0b-0d8c6a9f4a10");
    assertEquals(PartSubmissions.key(whole, 1), PartSubmissions.key(whole, 1));
    assertNotEquals(PartSubmissions.key(whole, 0), PartSubmissions.key(whole, 1));
  }
}
