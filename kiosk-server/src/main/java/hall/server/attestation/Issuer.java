// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import hall.server.attestation.AttestationWish.Person;
import hall.server.channel.Answer;
import hall.server.channel.Channel;
import hall.server.channel.SignedAnswers;
import hall.server.seal.Flaw;
import hall.server.seal.SealedDocument;
import java.time.InstantSource;
import java.util.Set;

/// The connector to the platform that issues certificates. That an answer is the platform's own,
/// and about whoever was asked for, is seen here; whether the seal holds is seen by
/// [hall.server.seal.SealCheck].
final class Issuer {
  /// What another attempt may mend, though the platform said no.
  private static final Set<String> PASSING = Set.of("clock", "busy");

  private final IssuerApi api;
  private final SignedAnswers answers;
  private final ObjectMapper json;

  Issuer(Channel channel, Secrets secrets, ObjectMapper json, InstantSource clock) {
    this.api = channel.open(IssuerApi.class, clock);
    this.answers =
        new SignedAnswers(
            channel.signer(), secrets, json, PASSING, SealedDocument.MOST_ANSWER_BYTES);
    this.json = json;
  }

  /// Asks for a document of somebody. Failed with `other-person` where the answer is about somebody
  /// else.
  Answer<SealedDocument> issue(String code, AttestationKind kind, Person person) {
    String question =
        json.createObjectNode()
            .put("request", code)
            .put("kind", kind.kind())
            .put("name", person.name())
            .put("idNumber", person.idNumber())
            .toString();
    Answer<JsonNode> answer =
        answers.ask(nonce -> api.issue(SignedAnswers.hash(question), nonce, question));
    return switch (answer) {
      case Answer.Refused<JsonNode>(String why) -> new Answer.Refused<>(why);
      case Answer.Failed<JsonNode>(String why) -> new Answer.Failed<>(why);
      case Answer.Given<JsonNode>(JsonNode body) -> sent(body, kind, subject(code, person));
    };
  }

  /// Whom an answer is about, so that only who asked understands it.
  private static String subject(String code, Person person) {
    return SignedAnswers.hash(String.join("\n", code, person.name(), person.idNumber()));
  }

  private static Answer<SealedDocument> sent(JsonNode body, AttestationKind kind, String subject) {
    if (!subject.equals(body.path("subject").asText())
        || !kind.kind().equals(body.path("kind").asText())) {
      return new Answer.Failed<>(Flaw.OTHER_PERSON.word());
    }
    return SealedDocument.of(body)
        .<Answer<SealedDocument>>map(Answer.Given::new)
        .orElseGet(() -> new Answer.Failed<>("answer-unreadable"));
  }
}
