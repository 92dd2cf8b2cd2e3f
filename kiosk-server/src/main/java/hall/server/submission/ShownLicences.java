// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Sql;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.elicence.ELicences;
import hall.server.elicence.Licence;
import hall.server.elicence.Showing.Person;
import hall.server.submission.Submission.Document;
import hall.server.submission.Submission.ItemReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The electronic licences among the documents of a submission: nobody is taken at a terminal's
/// word, the submission keeps what the server itself saw.
@ApplicationScoped
class ShownLicences {
  private final ELicences licences;
  private final ItemStore items;
  private final ObjectMapper json;

  ShownLicences(ELicences licences, ItemStore items, ObjectMapper json) {
    this.licences = licences;
    this.items = items;
    this.json = json;
  }

  /// What is kept of a checked submission: with what was seen of each licence that it names.
  /// Problem: `elicence-not-held`.
  JsonNode described(String terminalId, UUID key, Submission submission, JsonNode metadata) {
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
          named(submission, document).flatMap(each -> licences.find(terminalId, key, each));
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

  private Optional<ELicences.Named> named(Submission submission, Document document) {
    ItemReference item = Objects.requireNonNull(submission.item());
    String code = Objects.requireNonNull(item.implementationCode());
    UUID licence = Objects.requireNonNull(document.elicence()).key();
    String id = document.material();
    Optional<Material> material =
        items
            .find(code, item.version())
            .flatMap(known -> id == null ? Optional.empty() : known.material(id));
    if (licence == null || material.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ELicences.Named(
            licence,
            code,
            material.get().id(),
            Objects.requireNonNull(document.sha256()),
            document.pages(),
            document.bytes(),
            holder(submission, material.get())));
  }

  /// An agent shows the licence of whom he or she acts for, but the own one where the agent's is
  /// asked for.
  private static Person holder(Submission submission, Material material) {
    Submission.Agent agent = submission.agent();
    if (agent != null && material.agentOnly()) {
      return Person.of(
          Objects.requireNonNull(agent.name()), Objects.requireNonNull(agent.idNumber()));
    }
    Submission.Applicant applicant = Objects.requireNonNull(submission.applicant());
    return Person.of(
        Objects.requireNonNull(applicant.name()), Objects.requireNonNull(applicant.idNumber()));
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
