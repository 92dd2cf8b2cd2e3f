// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Secrets;
import hall.server.Text;
import hall.server.channel.Answer;
import hall.server.channel.Channel;
import hall.server.channel.SignedAnswers;
import hall.server.elicence.Showing.Person;
import hall.server.seal.SealedDocument;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The reference connector (`docs/elicence-platform.md`). Whose licence it is, the platform says by
/// hashes that only who knows the person understands: no name goes either way.
final class HttpLicencePlatform implements LicencePlatform {
  /// What another attempt may mend, though the platform said no.
  private static final Set<String> PASSING = Set.of("clock", "busy");

  private static final int LONGEST = 120;
  private static final int MOST_HOLDERS = 50;

  private final LicenceApi api;
  private final SignedAnswers answers;
  private final ObjectMapper json;

  HttpLicencePlatform(Channel channel, Secrets secrets, ObjectMapper json, InstantSource clock) {
    this.api = channel.open(LicenceApi.class, clock);
    this.answers =
        new SignedAnswers(
            channel.signer(), secrets, json, PASSING, SealedDocument.MOST_ANSWER_BYTES);
    this.json = json;
  }

  @Override
  public Answer<Redeemed> redeem(String request, String code, List<String> kinds) {
    ObjectNode body = json.createObjectNode().put("request", request).put("code", code);
    kinds.forEach(body.putArray("kinds")::add);
    String question = body.toString();
    Answer<JsonNode> answer =
        answers.ask(nonce -> api.redeem(SignedAnswers.hash(question), nonce, question));
    return switch (answer) {
      case Answer.Refused<JsonNode>(String why) -> new Answer.Refused<>(why);
      case Answer.Failed<JsonNode>(String why) -> new Answer.Failed<>(why);
      case Answer.Given<JsonNode>(JsonNode given) ->
          read(request, given)
              .<Answer<Redeemed>>map(Answer.Given::new)
              .orElseGet(() -> new Answer.Failed<>("answer-unreadable"));
    };
  }

  private static Optional<Redeemed> read(String request, JsonNode given) {
    List<String> words = new ArrayList<>();
    for (String at : List.of("/kind", "/name/zh-CN", "/name/en", "/number", "/issuer")) {
      String word = given.at(at).asText().strip();
      if (word.isEmpty() || word.length() > LONGEST) {
        return Optional.empty();
      }
      words.add(word);
    }
    Optional<SealedDocument> document = SealedDocument.of(given);
    if (document.isEmpty() || !request.equals(given.path("request").asText())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Redeemed(
              words.get(0),
              new Text(words.get(1), words.get(2)),
              words.get(3),
              words.get(4),
              day(given.path("validTo")),
              holders(request, given.path("holders")),
              document.get()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalDate day(JsonNode text) {
    return text.isTextual() ? LocalDate.parse(text.asText()) : null;
  }

  private static Predicate<Person> holders(String request, JsonNode hashes) {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < Math.min(hashes.size(), MOST_HOLDERS); i++) {
      known.add(hashes.get(i).asText());
    }
    return person -> known.contains(holder(request, person));
  }

  private static String holder(String request, Person person) {
    return SignedAnswers.hash(String.join("\n", request, person.name(), person.idNumber()));
  }
}
