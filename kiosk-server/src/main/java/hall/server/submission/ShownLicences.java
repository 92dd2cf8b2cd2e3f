// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Sql;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.elicence.ELicences;
import hall.server.elicence.Licence;
import hall.server.elicence.Showing;
import hall.server.submission.AwaitedCases.Awaiting;
import hall.server.submission.Submission.Document;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The electronic licences among the documents of a submission, or of papers for a case: nobody is
/// taken at a terminal's word, the submission keeps what the server itself saw.
@ApplicationScoped
class ShownLicences {
  private final ELicences licences;
  private final AwaitedCases cases;
  private final ObjectMapper json;

  ShownLicences(ELicences licences, AwaitedCases cases, ObjectMapper json) {
    this.licences = licences;
    this.cases = cases;
    this.json = json;
  }

  /// What is shown: for a paper that a case waits for, its item's, and a licence of its applicant,
  /// whoever brings it. A bearer of the receipt is never told who that is. Problem:
  /// `elicence-not-offered`.
  Showing forPaper(Showing showing) {
    Showing.Case of = showing.supplementOf();
    if (of == null) {
      return showing;
    }
    Showing.Holder card = showing.holder();
    Awaiting awaiting =
        (card == null
                ? cases.ofReceipt(of.number(), of.token()).map(AwaitedCases.Opened::awaiting)
                : cases.ofCard(of.number(), card.name(), card.idNumber()))
            .orElseThrow(ELicences::notOffered);
    ServiceItem item = awaiting.item();
    return awaiting.papers().stream()
        .map(AwaitedPaper::material)
        .filter(material -> material.equals(showing.material()))
        .findFirst()
        .flatMap(item::material)
        .map(awaiting.parties()::holder)
        .map(holder -> showing.of(item.implementationCode(), item.version(), holder))
        .orElseThrow(ELicences::notOffered);
  }

  /// What is kept of a checked submission: with what was seen of each licence that it names.
  /// Problem: `elicence-not-held`.
  JsonNode described(
      String terminalId,
      UUID key,
      ServiceItem item,
      Parties parties,
      Submission submission,
      JsonNode metadata) {
    List<@Nullable Document> documents =
        Objects.requireNonNullElse(submission.documents(), List.of());
    if (documents.stream().allMatch(each -> each == null || each.elicence() == null)) {
      return metadata;
    }
    JsonNode described = metadata.deepCopy();
    List<Defect> defects = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      if (document == null || document.elicence() == null) {
        continue;
      }
      Optional<Licence> seen =
          named(item, parties, document).flatMap(each -> licences.find(terminalId, key, each));
      if (seen.isPresent()) {
        ((ObjectNode) described.at("/documents/" + i + "/elicence"))
            .set("licence", json.valueToTree(seen.get()));
      } else {
        defects.add(new Defect("$.documents[" + i + "].elicence", "Scan the paper instead."));
      }
    }
    if (!defects.isEmpty()) {
      throw notHeld(defects);
    }
    return described;
  }

  /// Gives each licence to this submission alone. Problem: `elicence-not-held`.
  void bind(Sql sql, UUID key, Submission submission) throws SQLException {
    for (Document document : Objects.requireNonNull(submission.documents())) {
      if (document != null
          && document.elicence() != null
          && !licences.bind(sql, Objects.requireNonNull(document.elicence().key()), key)) {
        throw notHeld(List.of(new Defect("$.documents", "Scan the paper instead.")));
      }
    }
  }

  private static Optional<ELicences.Named> named(
      ServiceItem item, Parties parties, Document document) {
    UUID licence = Objects.requireNonNull(document.elicence()).key();
    Optional<Material> material = Optional.ofNullable(document.material()).flatMap(item::material);
    if (licence == null || material.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ELicences.Named(
            licence,
            item.implementationCode(),
            material.get().id(),
            Objects.requireNonNull(document.sha256()),
            document.pages(),
            document.bytes(),
            parties.holder(material.get())));
  }

  private static RuntimeException notHeld(List<Defect> defects) {
    return Problem.of(
            422,
            "elicence-not-held",
            "Scan the listed papers and send the submission under a new key.")
        .with(defects)
        .asException();
  }
}
