// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.device.idcard.IdCard;
import hall.device.scan.MaterialPdf;
import hall.device.scan.ScannedPage;
import hall.kiosk.config.Sha256;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Principal;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.Visit;
import hall.kiosk.outbox.Submission;
import hall.kiosk.outbox.Submission.Document;
import hall.kiosk.paper.Papers;
import hall.kiosk.paper.SignatureImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes the submission of a visit: metadata as in `PUT …/submissions/{key}`, materials as PDF, the
/// filled form, the signature.
final class Drafting {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Digits and letters that nobody confuses when reading aloud.
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LOCAL_LETTERS = 10;

  /// Of a visit in which none is shown.
  static final Function<Licence, byte[]> NO_LICENCES =
      licence -> {
        throw new IllegalStateException("the document of " + licence + " is not held");
      };

  private Drafting() {}

  /// Where nothing but scanned pages is held.
  static Submission draft(
      Visit visit, Function<PageRef, ScannedPage> images, ZonedDateTime now, RandomGenerator random)
      throws IOException {
    return draft(visit, images, NO_LICENCES, now, random);
  }

  /// @param shown the documents of electronic licences
  static Submission draft(
      Visit visit,
      Function<PageRef, ScannedPage> images,
      Function<Licence, byte[]> shown,
      ZonedDateTime now,
      RandomGenerator random)
      throws IOException {
    var documents = new ArrayList<Document>();
    var listed = JSON.createArrayNode();
    materials(visit, images, shown, now, documents, listed);
    for (var material : Papers.formsOf(visit.item())) {
      add(
          documents,
          listed,
          material.id(),
          "application/pdf",
          1,
          Papers.applicationForm(visit, material));
    }
    add(documents, listed, null, "image/png", 1, SignatureImage.png(visit.signature()));
    var local = localNumber(now, random);
    var key = version4(random.nextLong(), random.nextLong());
    return new Submission(
        key, local, JSON.writeValueAsBytes(metadata(visit, local, now, listed)), documents);
  }

  /// What was scanned, as one PDF a material, and what the server has already; a licence that was
  /// shown goes as it was sealed.
  static void materials(
      Visit visit,
      Function<PageRef, ScannedPage> images,
      Function<Licence, byte[]> shown,
      ZonedDateTime now,
      List<Document> documents,
      ArrayNode listed)
      throws IOException {
    for (var material : visit.item().toScan()) {
      var pages = visit.pagesOf(material.id());
      var kept = visit.reuse().takenFor(material.id());
      var licence = Licence.of(pages);
      if (kept.isPresent()) {
        reused(listed, kept.get());
      } else if (licence.isPresent()) {
        var pdf = shown.apply(licence.get());
        add(documents, listed, material.id(), "application/pdf", pages.size(), pdf)
            .putObject("elicence")
            .put("key", licence.get().key().toString());
      } else if (!pages.isEmpty()) {
        var pdf = new ByteArrayOutputStream();
        MaterialPdf.write(
            pages.stream().map(images).toList(),
            page -> 90 * pages.get(page).quarters(),
            now.toInstant(),
            pdf);
        add(documents, listed, material.id(), "application/pdf", pages.size(), pdf.toByteArray());
      }
    }
  }

  /// A random UUID (RFC 9562, version 4).
  static UUID version4(long high, long low) {
    return new UUID((high & ~0xF000L) | 0x4000L, (low >>> 2) | Long.MIN_VALUE);
  }

  /// `ZC-yyyyMMdd-XXXXXXXXXX`; its letters are random, because whoever knows the number may ask for
  /// its progress.
  static String localNumber(ZonedDateTime now, RandomGenerator random) {
    var letters = new StringBuilder();
    for (int i = 0; i < LOCAL_LETTERS; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return "ZC-" + now.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8) + "-" + letters;
  }

  private static ObjectNode metadata(
      Visit visit, String local, ZonedDateTime now, ArrayNode documents) {
    var item = visit.item();
    var at = instant(now);
    var json = JSON.createObjectNode();
    json.put("schemaVersion", 1);
    json.put("localNumber", local);
    json.putObject("item")
        .put("code", item.code())
        .put("implementationCode", item.implementationCode())
        .put("version", item.version());
    json.put("submittedAt", at);
    json.put("language", visit.language().tag());
    json.set("applicant", applicant(visit));
    identification(visit, json);
    visit.principal().ifPresent(principal -> json.set("agent", agent(visit, principal)));
    json.set("form", FormMetadata.of(visit));
    if (item.commits()) {
      json.putObject("commitment")
          .put("id", item.commitment().id())
          .put("version", item.commitment().version())
          .put("acceptedAt", at);
    }
    consent(visit, json);
    json.set("documents", documents);
    var later = item.toScan().stream().filter(paper -> visit.later().contains(paper.id())).toList();
    if (!later.isEmpty()) {
      var promised = json.putArray("supplements");
      for (var paper : later) {
        var one = promised.addObject().put("material", paper.id());
        paper.supplementDays().ifPresent(days -> one.put("workingDays", days));
      }
    }
    return json;
  }

  static String instant(ZonedDateTime now) {
    return now.toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  /// How whoever is here showed who he or she is; a card goes without saying.
  static void identification(Visit visit, ObjectNode json) {
    visit
        .loginLevel()
        .ifPresent(
            level -> json.putObject("identification").put("by", "login").put("level", level));
  }

  /// The applicant's card that was laid; who has logged in laid none.
  private static Optional<IdCard> applicantCard(Visit visit) {
    return visit.principal().isEmpty() && visit.loginLevel().isPresent()
        ? Optional.empty()
        : visit.applicantCard();
  }

  static void consent(Visit visit, ObjectNode json) {
    visit
        .consent()
        .ifPresent(consent ->
            json.putObject("consent")
                .put("purpose", consent.purpose())
                .put("version", consent.version()));
  }

  /// Whose case it becomes; of somebody whose copy was typed off no more is known than name and
  /// number.
  private static ObjectNode applicant(Visit visit) {
    var json = JSON.createObjectNode();
    json.put("name", visit.applicantName());
    json.put("idNumber", visit.applicantNumber());
    visit
        .applicantCard()
        .ifPresent(card ->
            json.put("sex", card.sex().name().toLowerCase(Locale.ROOT))
                .put("birthDate", card.birthDate() == null ? null : card.birthDate().toString())
                .put("address", card.address())
                .put("nationCode", card.nationCode()));
    applicantCard(visit).ifPresent(card -> json.put("cardType", card.layout().word()));
    return json;
  }

  /// Who is here and acts for the applicant (代办).
  private static ObjectNode agent(Visit visit, Principal principal) {
    var card = visit.card();
    var json =
        JSON.createObjectNode().put("name", card.displayName()).put("idNumber", card.idNumber());
    if (visit.loginLevel().isEmpty()) {
      json.put("cardType", card.layout().word());
    }
    return json.put("principalBy", principal.card().isPresent() ? "card" : "copy");
  }

  /// A paper that the server has: it is named, and not sent.
  private static void reused(ArrayNode listed, Reusable paper) {
    var id = "d" + (listed.size() + 1);
    listed
        .addObject()
        .put("id", id)
        .put("kind", "material")
        .put("material", paper.material())
        .put("mediaType", paper.mediaType())
        .put("pages", paper.pages())
        .put("bytes", paper.bytes())
        .put("sha256", paper.sha256())
        .putObject("reuse")
        .put("caseNumber", paper.caseNumber())
        .put("documentId", paper.documentId());
  }

  private static ObjectNode add(
      List<Document> documents,
      ArrayNode listed,
      @Nullable String material,
      String mediaType,
      int pages,
      byte[] bytes) {
    var id = "d" + (listed.size() + 1);
    documents.add(new Document(id, bytes));
    return listed
        .addObject()
        .put("id", id)
        .put("kind", material == null ? "signature" : "material")
        .put("material", material)
        .put("mediaType", mediaType)
        .put("pages", pages)
        .put("bytes", bytes.length)
        .put("sha256", Sha256.of(bytes));
  }
}
