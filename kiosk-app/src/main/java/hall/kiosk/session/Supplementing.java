// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Visit;
import hall.kiosk.outbox.Submission;
import hall.kiosk.outbox.Submission.Document;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Makes of a visit the papers for a case: the same way to the server as a submission, without form
/// and signature.
final class Supplementing {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Supplementing() {}

  /// @param shown the documents of electronic licences
  static Submission draft(
      Visit visit,
      Function<PageRef, ScannedPage> images,
      Function<Licence, byte[]> shown,
      ZonedDateTime now,
      RandomGenerator random)
      throws IOException {
    var handIn = visit.handIn().orElseThrow();
    var documents = new ArrayList<Document>();
    var listed = JSON.createArrayNode();
    Drafting.materials(visit, images, shown, now, documents, listed);
    var local = Drafting.localNumber(now, random);
    var key = Drafting.version4(random.nextLong(), random.nextLong());
    var json = JSON.createObjectNode();
    json.put("schemaVersion", 1);
    json.put("localNumber", local);
    json.set("supplementOf", of(handIn));
    json.put("submittedAt", Drafting.instant(now));
    json.put("language", visit.language().tag());
    if (handIn.receipt().isEmpty()) {
      var card = visit.card();
      json.putObject("applicant").put("name", card.displayName()).put("idNumber", card.idNumber());
      Drafting.identification(visit, json);
    }
    Drafting.consent(visit, json);
    json.set("documents", listed);
    return new Submission(key, local, JSON.writeValueAsBytes(json), documents);
  }

  private static ObjectNode of(HandIn handIn) {
    var json = JSON.createObjectNode();
    var code = handIn.receipt();
    json.put("number", code.map(each -> each.number()).orElse(handIn.number()));
    code.flatMap(each -> each.token()).ifPresent(token -> json.put("token", token));
    return json;
  }
}
