// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import hall.server.forwarding.Handover.Paper;
import hall.server.forwarding.Upstream.Answer.Failed;
import hall.server.forwarding.Upstream.Answer.Given;
import hall.server.forwarding.Upstream.Answer.Refused;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The reference connector: [UpstreamApi] with answers that are believed only where the platform
/// signed them.
final class HttpUpstream implements Upstream {
  private static final int NONCE_BYTES = 16;
  private static final String NOTHING = Handover.sha256("");

  /// What another attempt may mend, though the platform said no.
  private static final Set<String> PASSING = Set.of("clock", "documents-differ", "busy");

  private final UpstreamApi api;
  private final Signer signer;
  private final Secrets secrets;
  private final ObjectMapper json;

  HttpUpstream(UpstreamApi api, Signer signer, Secrets secrets, ObjectMapper json) {
    this.api = api;
    this.signer = signer;
    this.secrets = secrets;
    this.json = json;
  }

  @Override
  public Answer<Held> hand(Handover handover) {
    String number = handover.metadata().caseNumber();
    String metadata = write(handover.metadata());
    Answer<JsonNode> announced =
        ask(nonce -> api.announce(number, Handover.sha256(metadata), nonce, metadata));
    if (!(announced instanceof Given<JsonNode>(JsonNode there))) {
      return same(announced);
    }
    for (JsonNode missing : there.path("missing")) {
      for (Paper paper : handover.papers()) {
        if (paper.document().id().equals(missing.asText())) {
          Answer<JsonNode> sent = ask(nonce -> send(number, paper, nonce));
          if (!(sent instanceof Given)) {
            return same(sent);
          }
        }
      }
    }
    Answer<JsonNode> completed = ask(nonce -> api.complete(number, NOTHING, nonce, ""));
    return switch (read(completed, new TypeReference<Held>() {})) {
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
  public Answer<List<Change>> changesAfter(long sequence) {
    Answer<JsonNode> answer = ask(nonce -> api.changes(sequence, NOTHING, nonce));
    return read(answer, new TypeReference<>() {});
  }

  @Override
  public Answer<List<Held>> heldOf(LocalDate day) {
    Answer<JsonNode> answer = ask(nonce -> api.day(day, NOTHING, nonce));
    return read(answer, new TypeReference<>() {});
  }

  private Answer<JsonNode> ask(Function<String, Response> question) {
    String nonce = secrets.token(NONCE_BYTES);
    try (Response response = question.apply(nonce)) {
      int status = response.getStatus();
      String body = response.readEntity(String.class);
      String signature = response.getHeaderString(UpstreamApi.SIGNATURE);
      boolean signed =
          signature != null
              && signer.verify(Signer.answer(status, nonce, Handover.sha256(body)), signature);
      if (status / 100 == 2) {
        return signed ? new Given<>(json.readTree(body)) : new Failed<>("answer-unsigned");
      }
      String why = "http-" + status;
      if (status / 100 != 4 || !signed) {
        // Whoever stands between may say anything.
        return new Failed<>(why);
      }
      String code = json.readTree(body).path("code").asText();
      String word = code.matches("[a-z0-9-]{1,40}") ? code : why;
      return PASSING.contains(word) ? new Failed<>(word) : new Refused<>(word);
    } catch (JsonProcessingException e) {
      return new Failed<>("answer-unreadable");
    } catch (ProcessingException e) {
      return new Failed<>(why(e));
    }
  }

  private <T> Answer<T> read(Answer<JsonNode> answer, TypeReference<T> type) {
    if (!(answer instanceof Given<JsonNode>(JsonNode body))) {
      return same(answer);
    }
    try {
      return new Given<>(json.readerFor(type).readValue(body));
    } catch (java.io.IOException | IllegalArgumentException | NullPointerException e) {
      return new Failed<>("answer-unreadable");
    }
  }

  /// What is no answer is none to anything.
  private static <T> Answer<T> same(Answer<JsonNode> answer) {
    return switch (answer) {
      case Given<JsonNode> _ -> throw new IllegalStateException("It was given");
      case Refused<JsonNode>(String why) -> new Refused<>(why);
      case Failed<JsonNode>(String why) -> new Failed<>(why);
    };
  }

  private static String why(ProcessingException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return "timeout";
      }
      if (cause instanceof ConnectException) {
        return "no-connection";
      }
    }
    return "connection-lost";
  }

  private String write(Handover.Metadata metadata) {
    try {
      return json.writeValueAsString(metadata);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A case cannot be written", e);
    }
  }
}
