// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.device.scan.ScannedPage;
import hall.kiosk.config.CatalogueJson;
import hall.kiosk.journey.CaseSample;
import hall.kiosk.journey.Consent;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LicenceSamples;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Signature;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.VisitSample;
import hall.kiosk.outbox.Submission;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class DraftingTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-01T09:41:07+08:00[Asia/Shanghai]");

  static Visit visit() {
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(Samples.card(), Samples.TODAY)
            .with(goldenItem())
            .with(Consent.IMAGES)
            .answer("phone", "13800000000")
            .answer("reason", "work")
            .answer("months", "18")
            .with("residence-proof", new PageRef("a", 100, 141))
            .with("residence-proof", new PageRef("b", 100, 141))
            .with("stay-proof", new PageRef("c", 100, 141));
    var stroke =
        new Signature.Stroke(List.of(new Signature.Point(0.1, 0.1), new Signature.Point(0.8, 0.3)));
    return visit.with(Signature.NONE.and(stroke));
  }

  /// The item that the golden submission is for.
  private static ServiceItem goldenItem() {
    return CatalogueJson.read(golden("catalogue.response").toString())
        .catalogue()
        .items()
        .getFirst();
  }

  private static JsonNode golden(String name) {
    try {
      return JSON.readTree(
          Path.of(System.getProperty("repository.root"), "configs/api/v1/golden", name + ".json")
              .toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScannedPage image(PageRef page) {
    var image = new BufferedImage(100, 141, BufferedImage.TYPE_INT_RGB);
    image.setRGB(page.id().charAt(0) - 'a', 0, 0xFFFFFF);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new ScannedPage(out.toByteArray(), 100, 141, 300);
  }

  private static Submission draft(long seed) throws IOException {
    return Drafting.draft(visit(), DraftingTest::image, NOW, new SplittableRandom(seed));
  }

  @Test
  void theMetadataHasTheShapeOfTheContract() throws IOException {
    var golden = golden("submission.request");
    var made = JSON.readTree(draft(1).metadata());
    assertEquals(names(golden), names(made));
    for (var part : List.of("item", "applicant", "form", "commitment")) {
      assertEquals(names(golden.get(part)), names(made.get(part)), part);
    }
    assertEquals(golden.get("consent"), made.get("consent"));
    assertEquals(names(golden.get("documents").get(0)), names(made.get("documents").get(0)));
    assertEquals("2026-11-01T09:41:07+08:00", made.get("submittedAt").textValue());
  }

  @Test
  void anAgentIsSentBesideTheApplicantWhoseCaseItBecomes() throws IOException {
    var golden = golden("submission.agent.request");
    var card = Samples.catalogue().find(golden.at("/item/code").textValue()).orElseThrow();
    var agent = Visit.begin(Language.ZH_CN).with(Samples.card(), Samples.TODAY).with(card);
    var byCard = metadata(VisitSample.actingFor(agent, Optional.of(Samples.principal())));
    assertEquals(names(golden.get("agent")), names(byCard.get("agent")));
    assertEquals(names(golden.get("applicant")), names(byCard.get("applicant")));
    assertEquals("card", byCard.at("/agent/principalBy").textValue());
    assertEquals(Samples.card().idNumber(), byCard.at("/agent/idNumber").textValue());
    assertEquals("王委托", byCard.at("/applicant/name").textValue());
    assertEquals("王委托", byCard.at("/form/name").textValue());

    var typed = VisitSample.actingFor(agent.with(Samples.ageAllowance()), Optional.empty());
    var byCopy =
        metadata(typed.answer("name", "王委托").answer("id-number", Samples.principal().idNumber()));
    assertEquals(List.of("idNumber", "name"), names(byCopy.get("applicant")));
    assertEquals(Samples.principal().idNumber(), byCopy.at("/applicant/idNumber").textValue());
    assertEquals("copy", byCopy.at("/agent/principalBy").textValue());
    assertTrue(JSON.readTree(draft(1).metadata()).path("agent").isMissingNode());
  }

  @Test
  void whoLoggedInSaysSoAndLaidNoCard() throws IOException {
    var golden = golden("submission.login.request");
    var known =
        Visit.begin(Language.ZH_CN)
            .with(Login.person("张测试", Samples.card().idNumber()), "L3", Samples.TODAY)
            .with(goldenItem());
    var made = metadata(known.answer("registered-address", "示例省示例市示例路1号"));
    assertEquals(golden.get("identification"), made.get("identification"));
    assertEquals(names(golden.get("applicant")), names(made.get("applicant")));
    assertEquals("1949-10-01", made.at("/applicant/birthDate").textValue());

    var card = Samples.catalogue().find("002014010001").orElseThrow();
    var agent = metadata(VisitSample.actingFor(known.with(card), Optional.of(Samples.principal())));
    assertEquals("L3", agent.at("/identification/level").textValue());
    assertTrue(agent.at("/agent/cardType").isMissingNode());
    assertEquals("resident", agent.at("/applicant/cardType").textValue(), "whose card was laid");
  }

  @Test
  void aPaperThatTheServerHasIsNamedAndNotSent() throws IOException {
    var item = visit().item();
    var kept = VisitSample.kept(item.toScan().getFirst().id());
    var base = Visit.begin(Language.ZH_CN).with(Samples.card(), Samples.TODAY).with(item);
    var visit = VisitSample.taken(base, kept).with(visit().signature());
    var draft = Drafting.draft(visit, DraftingTest::image, NOW, new SplittableRandom(1));
    var listed = JSON.readTree(draft.metadata()).get("documents");
    assertEquals(kept.caseNumber(), listed.at("/0/reuse/caseNumber").textValue());
    assertEquals(kept.sha256(), listed.at("/0/sha256").textValue());
    assertTrue(listed.at("/1/reuse").isMissingNode());
    assertEquals(
        List.of("d2", "d3"),
        draft.documents().stream().map(Submission.Document::id).toList(),
        "the form and the signature");
  }

  private static JsonNode metadata(Visit visit) throws IOException {
    var signed = visit.with(visit().signature());
    return JSON.readTree(
        Drafting.draft(signed, DraftingTest::image, NOW, new SplittableRandom(1)).metadata());
  }

  @Test
  void aGroupIsSentAsAnArrayWithOneObjectAMember() {
    var golden = golden("submission.groups.request").get("form");
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(Samples.card(), Samples.TODAY)
            .with(Samples.catalogue().find("ac0a77037000").orElseThrow());
    for (var answer :
        List.of(
            "phone", "own-income", "lives-with", "hardship", "relative-in-office", "bank-card")) {
      visit = visit.answer(answer, golden.get(answer).textValue());
    }
    var household = golden.get("household");
    visit = visit.answer("household", String.valueOf(household.size()));
    for (int member = 0; member < household.size(); member++) {
      for (var answer : household.get(member).properties()) {
        visit =
            visit.answer(
                Question.path("household", member, answer.getKey()), answer.getValue().textValue());
      }
    }
    var made = FormMetadata.of(visit);
    for (var prefilled : List.of("name", "id-number", "registered-address")) {
      made.set(prefilled, golden.get(prefilled));
    }
    assertEquals(golden, made);
  }

  private static List<String> names(JsonNode json) {
    var names = new ArrayList<String>();
    json.fieldNames().forEachRemaining(names::add);
    return names.stream().sorted().toList();
  }

  @Test
  void everyDocumentIsAnnouncedWithItsLengthAndHash() throws Exception {
    var submission = draft(1);
    var listed = JSON.readTree(submission.metadata()).get("documents");
    assertEquals(4, listed.size(), "two materials, the form, the signature");
    for (int i = 0; i < listed.size(); i++) {
      var bytes = submission.documents().get(i).bytes();
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      assertEquals(bytes.length, listed.get(i).get("bytes").intValue());
      assertEquals(hash, listed.get(i).get("sha256").textValue());
    }
    assertEquals(2, listed.get(0).get("pages").intValue());
  }

  @Test
  void theApplicationFormSaysWhatWasFilledIn() throws IOException {
    var form = draft(1).documents().get(2).bytes();
    try (var pdf = Loader.loadPDF(form)) {
      var text = new PDFTextStripper().getText(pdf);
      for (var expected : List.of("申领居住证", "张测试", "13800000000", "务工就业", "18")) {
        assertTrue(text.contains(expected), expected + " in " + text);
      }
    }
  }

  @Test
  void numbersAreOfTheirFormAndNeverTheSame() throws IOException {
    var one = draft(1);
    var two = draft(2);
    assertTrue(one.localNumber().matches("ZC-20261101-[2-9A-HJKMNP-Z]{10}"), one.localNumber());
    assertEquals(4, one.key().version());
    assertEquals(2, one.key().variant());
    assertTrue(!one.localNumber().equals(two.localNumber()) && !one.key().equals(two.key()));
    assertTrue(new String(one.metadata(), StandardCharsets.UTF_8).contains(one.localNumber()));
  }

  @Test
  void whatIsPromisedIsToldWithItsDeadline() throws IOException {
    var item = Samples.catalogue().find("ac0a77037000").orElseThrow();
    var visit = visit().with(item).promise("income-proof", true).with(visit().signature());
    var draft = Drafting.draft(visit, DraftingTest::image, NOW, new SplittableRandom(1));
    var told = JSON.readTree(draft.metadata()).get("supplements");
    assertEquals(JSON.readTree("[{\"material\":\"income-proof\",\"workingDays\":10}]"), told);
  }

  @Test
  void papersForACaseAreSentByReceiptOrByCardAndNeverWithMoreThanThat() throws IOException {
    var golden = golden("supplement.request");
    var waiting = CaseSample.byReceipt(CaseSample.papers(Optional.empty()), true);
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(waiting)
            .with(Consent.IMAGES)
            .with("residence-proof", new PageRef("a", 100, 141));
    var made = JSON.readTree(supplement(visit).metadata());
    assertEquals(names(golden), names(made));
    assertEquals(names(golden.get("supplementOf")), names(made.get("supplementOf")));
    assertEquals(1, made.get("documents").size());
    assertEquals(names(golden.at("/documents/0")), names(made.at("/documents/0")));

    var own =
        new HandIn(
            waiting.number(),
            Optional.empty(),
            waiting.item(),
            waiting.department(),
            waiting.standing(),
            Optional.empty(),
            true,
            waiting.papers(),
            Optional.empty());
    var known =
        Visit.begin(Language.ZH_CN)
            .with(Samples.card(), Samples.TODAY)
            .with(own)
            .with("income-proof", new PageRef("b", 100, 141));
    var byCard = JSON.readTree(supplement(known).metadata());
    assertEquals(waiting.number(), byCard.at("/supplementOf/number").textValue());
    assertTrue(byCard.at("/supplementOf/token").isMissingNode());
    assertEquals(Samples.card().idNumber(), byCard.at("/applicant/idNumber").textValue());
    assertEquals(List.of("idNumber", "name"), names(byCard.get("applicant")));
    assertTrue(byCard.path("identification").isMissingNode(), "a card goes without saying");

    var loggedIn =
        Visit.begin(Language.ZH_CN)
            .with(Login.person("张测试", Samples.card().idNumber()), "L3", Samples.TODAY)
            .with(own)
            .with("income-proof", new PageRef("b", 100, 141));
    var byLogin = JSON.readTree(supplement(loggedIn).metadata());
    assertEquals("login", byLogin.at("/identification/by").textValue());
    assertEquals("L3", byLogin.at("/identification/level").textValue());
  }

  private static Submission supplement(Visit visit) throws IOException {
    return Supplementing.draft(
        visit, DraftingTest::image, Drafting.NO_LICENCES, NOW, new SplittableRandom(1));
  }

  @Test
  void aLicenceThatWasShownForAPaperOfACaseGoesAsItWasSealedAndIsNamed() throws IOException {
    var sealed = new byte[] {'%', 'P', 'D', 'F', '-', 7};
    var licence = LicenceSamples.permit();
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(CaseSample.byReceipt(CaseSample.papers(Optional.empty()), true))
            .with("residence-proof", new PageRef("a", 100, 141))
            .with("income-proof", new PageRef(licence.document() + "-1", 909, 1286, licence));
    var submission =
        Supplementing.draft(
            visit, DraftingTest::image, one -> sealed, NOW, new SplittableRandom(1));
    var documents = JSON.readTree(submission.metadata()).get("documents");
    assertTrue(documents.at("/0/elicence").isMissingNode(), "a scanned one is a paper");
    assertEquals("income-proof", documents.at("/1/material").textValue());
    assertEquals(licence.key().toString(), documents.at("/1/elicence/key").textValue());
    assertEquals(sealed.length, documents.at("/1/bytes").intValue());
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        sealed, submission.documents().getLast().bytes());
  }

  @Test
  void aLicenceThatWasShownGoesAsItWasSealedAndIsNamed() throws IOException {
    var sealed = new byte[] {'%', 'P', 'D', 'F', '-', 7};
    var licence = LicenceSamples.permit();
    var item = goldenItem().toScan().getFirst().id();
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(Samples.card(), Samples.TODAY)
            .with(goldenItem())
            .with(item, new PageRef(licence.document() + "-1", 909, 1286, licence))
            .with(visit().signature());
    var submission =
        Drafting.draft(
            visit,
            page -> {
              throw new AssertionError("no picture of it is sent");
            },
            one -> sealed,
            NOW,
            new java.util.SplittableRandom(3));
    var document = JSON.readTree(submission.metadata()).at("/documents/0");
    assertEquals(licence.key().toString(), document.at("/elicence/key").textValue());
    assertEquals(sealed.length, document.get("bytes").intValue());
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        sealed, submission.documents().getFirst().bytes());
  }
}
