// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import hall.server.channel.Answer;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Channel;
import hall.server.channel.SignedAnswers;
import hall.server.channel.Told;
import hall.server.forwarding.Handover.Paper;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// The reference connector: [UpstreamApi] with answers that are believed only where the platform
/// signed them.
final class HttpUpstream implements Upstream {
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final String NOTHING = Handover.sha256("");

  /// What another attempt may mend, though the platform said no.
  private static final Set<String> PASSING = Set.of("clock", "documents-differ", "busy");

  private final UpstreamApi api;
  private final SignedAnswers answers;
  private final ObjectMapper json;

  HttpUpstream(Channel channel, Secrets secrets, ObjectMapper json, InstantSource clock) {
    this.api = channel.open(UpstreamApi.class, clock);
    this.answers = new SignedAnswers(channel.signer(), secrets, json, PASSING, MOST_BYTES);
    this.json = json;
  }

  @Override
  public Answer<Held> hand(Handover handover) {
    String number = handover.metadata().caseNumber();
    String metadata = write(handover.metadata());
    Answer<JsonNode> announced =
        answers.ask(nonce -> api.announce(number, Handover.sha256(metadata), nonce, metadata));
    if (!(announced instanceof Given<JsonNode>(JsonNode there))) {
      return SignedAnswers.same(announced);
    }
    for (JsonNode missing : there.path("missing")) {
      for (Paper paper : handover.papers()) {
        if (paper.document().id().equals(missing.asText())) {
          Answer<JsonNode> sent = answers.ask(nonce -> send(number, paper, nonce));
          if (!(sent instanceof Given)) {
            return SignedAnswers.same(sent);
          }
        }
      }
    }
    Answer<JsonNode> completed = answers.ask(nonce -> api.complete(number, NOTHING, nonce, ""));
    return switch (answers.read(completed, new TypeReference<Held>() {})) {
      case Given<Held>(Held held)
          when !held.caseNumber().equals(number) || !held.digest().equals(handover.digest()) ->
          new Failed<>("receipt-differs");
      case Answer<Held> answer -> answer;
    };
  }

  private Response send(String number, Paper paper, String nonce) {
    return api.document(
        number, paper.document().id(), paper.document().sha256(), nonce, paper.file().toFile());
  }

  /// Changes that no longer rise would be told again and again.
  @Override
  public Answer<List<Told<Change>>> changesAfter(long sequence) {
    Answer<JsonNode> answer = answers.ask(nonce -> api.changes(sequence, NOTHING, nonce));
    return answers.told(answer, "caseNumber", new TypeReference<>() {});
  }

  @Override
  public Answer<List<Held>> heldOf(LocalDate day) {
    Answer<JsonNode> answer = answers.ask(nonce -> api.day(day, NOTHING, nonce));
    return answers.read(answer, new TypeReference<>() {});
  }

  private String write(Handover.Metadata metadata) {
    try {
      return json.writeValueAsString(metadata);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A case cannot be written", e);
    }
  }
}
