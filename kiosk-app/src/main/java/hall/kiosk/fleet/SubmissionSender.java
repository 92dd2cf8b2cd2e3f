// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.Reuse;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.outbox.Outbox.Entry;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Carries one submission to the server: announce, send what is missing, complete.
///
/// Every step may be repeated: the server knows the idempotency key and how much of each document
/// it has, so a kill at any point costs nothing but time.
final class SubmissionSender {

  /// A hash mismatch resets documents on the server; more than this is no accident.
  private static final int ATTEMPTS = 3;

  private static final Map<String, Reuse.Why> NONE = Map.of();

  private final TerminalApi api;
  private final Outbox outbox;

  SubmissionSender(TerminalApi api, Outbox outbox) {
    this.api = api;
    this.outbox = outbox;
  }

  /// How one attempt ended.
  sealed interface Sent {

    record Accepted(Delivery.Submitted submitted) implements Sent {}

    /// It will never be taken as it is.
    record Refused(String reason) implements Sent {}

    /// It names papers of earlier cases that can't be used; by material.
    record PapersRefused(Map<String, Reuse.Why> why) implements Sent {}

    /// Another time.
    record Later(String why) implements Sent {}
  }

  Sent send(Entry entry, Credential credential) throws IOException {
    var sent = attempt(entry, credential);
    switch (sent) {
      case Sent.Accepted accepted -> outbox.delivered(entry);
      case Sent.Refused(var reason) -> outbox.refused(entry, reason);
      case Sent.PapersRefused papers -> outbox.refused(entry, RefusedPapers.PROBLEM);
      case Sent.Later later -> {}
    }
    return sent;
  }

  private Sent attempt(Entry entry, Credential credential) throws IOException {
    var metadata = outbox.metadata(entry);
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        var answer = api.announce(credential.authorization(), entry.key(), metadata);
        if (answer.theCase() != null) {
          return accepted(entry, answer.theCase());
        }
        for (var document : answer.documents()) {
          upload(entry, credential, document.id(), document.receivedBytes());
        }
        var completed = complete(entry, credential);
        if (completed.isPresent()) {
          return completed.get();
        }
      }
      return new Sent.Refused("document-hash-mismatch");
    } catch (WebApplicationException e) {
      return refusal(e, metadata);
    } catch (jakarta.ws.rs.ProcessingException e) {
      return new Sent.Later(String.valueOf(e.getMessage()));
    }
  }

  private void upload(Entry entry, Credential credential, String document, long received)
      throws IOException {
    Pieces.send(
        received,
        offset -> outbox.read(entry, document, offset),
        (offset, bytes) ->
            api.append(credential.authorization(), entry.key(), document, offset, bytes));
  }

  /// The end of the attempt, or empty where documents must be sent again.
  private Optional<Sent> complete(Entry entry, Credential credential) {
    try {
      return Optional.of(accepted(entry, api.complete(credential.authorization(), entry.key())));
    } catch (WebApplicationException e) {
      var problem = problem(e);
      if (problem.equals("documents-missing") || problem.equals("document-hash-mismatch")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Sent accepted(Entry entry, CaseAnswer answer) {
    return new Sent.Accepted(answer.submitted(entry.localNumber()));
  }

  /// Only a judgement on the submission itself is final; whatever says "not you" or "not now" is
  /// not.
  private static Sent refusal(WebApplicationException e, byte[] metadata) throws IOException {
    int status = e.getResponse().getStatus();
    var told = told(e);
    var problem = word(e, told);
    var papers = problem.equals(RefusedPapers.PROBLEM) ? RefusedPapers.of(told, metadata) : NONE;
    if (!papers.isEmpty()) {
      return new Sent.PapersRefused(papers);
    }
    boolean judged = status == 400 || status == 409 || status == 413 || status == 422;
    return judged ? new Sent.Refused(problem) : new Sent.Later(status + " " + problem);
  }

  /// The last word of the problem type, such as `submission-differs`.
  static String problem(WebApplicationException e) {
    return word(e, told(e));
  }

  private static String word(WebApplicationException e, JsonNode told) {
    var type = told.path("type").asText("");
    return told.isMissingNode()
        ? "status-" + e.getResponse().getStatus()
        : type.substring(type.lastIndexOf(':') + 1);
  }

  /// The problem document; missing where there is none.
  private static JsonNode told(WebApplicationException e) {
    try {
      return ForgetfulJson.MAPPER.readTree(e.getResponse().readEntity(String.class));
    } catch (IOException | RuntimeException unreadable) {
      // Whatever stands between us and the server may answer with a page of its own.
      return MissingNode.getInstance();
    }
  }
}
