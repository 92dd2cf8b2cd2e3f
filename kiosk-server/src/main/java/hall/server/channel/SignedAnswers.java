// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Answer.Refused;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Asks a platform and believes its answers only where it signed them.
///
/// @param passing codes of refusals that another attempt may mend
/// @param mostBytes of an answer; what is longer is none
public record SignedAnswers(
    Signer signer, Secrets secrets, ObjectMapper json, Set<String> passing, int mostBytes) {
  /// In characters, of a word that is kept.
  public static final int LONGEST = 100;

  private static final int NONCE_BYTES = 16;

  /// The SHA-256 of a body, as [Signer] names it.
  public static String hash(String body) {
    return hash(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] body) {
    return HexFormat.of().formatHex(Secrets.sha256().digest(body));
  }

  /// Asks once.
  ///
  /// @param question the call, given the nonce that it has to carry
  public Answer<JsonNode> ask(Function<String, Response> question) {
    String nonce = secrets.token(NONCE_BYTES);
    try (Response response = question.apply(nonce)) {
      byte[] body = body(response);
      return body.length > mostBytes
          ? new Failed<>("answer-too-long")
          : read(response, body, nonce);
    } catch (JsonProcessingException e) {
      return new Failed<>("answer-unreadable");
    } catch (IOException | UncheckedIOException e) {
      return new Failed<>("connection-lost");
    } catch (ProcessingException e) {
      return new Failed<>(why(e));
    }
  }

  /// What an answer says, as a record; what does not fit it is no answer.
  public <T> Answer<T> read(Answer<JsonNode> answer, TypeReference<T> type) {
    if (!(answer instanceof Given<JsonNode>(JsonNode body))) {
      return same(answer);
    }
    return read(body, type)
        .<Answer<T>>map(Given::new)
        .orElseGet(() -> new Failed<>("answer-unreadable"));
  }

  /// The changes that an answer tells, each read by itself: one that does not fit must not hold up
  /// those behind it for good. Without its place in the order there is no answer at all.
  ///
  /// @param number the member that names what a change is about
  public <C> Answer<List<Told<C>>> told(
      Answer<JsonNode> answer, String number, TypeReference<C> type) {
    if (!(answer instanceof Given<JsonNode>(JsonNode body))) {
      return same(answer);
    }
    List<Told<C>> told = new ArrayList<>();
    for (JsonNode each : body) {
      if (!each.path("sequence").canConvertToLong()) {
        return new Failed<>("answer-unreadable");
      }
      String of = each.path(number).asText();
      boolean named = !of.isEmpty() && of.length() <= LONGEST && of.indexOf('\0') < 0;
      told.add(new Told<>(each.path("sequence").asLong(), named ? of : "", read(each, type)));
    }
    return body.isArray() ? new Given<>(told) : new Failed<>("answer-unreadable");
  }

  private <T> Optional<T> read(JsonNode body, TypeReference<T> type) {
    try {
      return Optional.ofNullable(json.readerFor(type).readValue(body));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /// What is no answer is none to anything.
  public static <T> Answer<T> same(Answer<?> answer) {
    return switch (answer) {
      case Given<?> _ -> throw new IllegalStateException("It was given");
      case Refused<?>(String why) -> new Refused<>(why);
      case Failed<?>(String why) -> new Failed<>(why);
    };
  }

  /// Nothing that is kept is longer, whatever a platform says, or what no database text holds.
  ///
  /// @throws IllegalArgumentException for what is empty, longer than [#LONGEST] or no text
  public static void checkShort(String... words) {
    for (String word : words) {
      if (word.isEmpty() || word.length() > LONGEST || word.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("No word is empty or that long");
      }
    }
  }

  private byte[] body(Response response) throws IOException {
    if (!response.hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = response.readEntity(InputStream.class)) {
      return in.readNBytes(mostBytes + 1);
    }
  }

  private Answer<JsonNode> read(Response response, byte[] body, String nonce) throws IOException {
    int status = response.getStatus();
    String signature = response.getHeaderString(Channel.SIGNATURE);
    boolean signed =
        signature != null && signer.verify(Signer.answer(status, nonce, hash(body)), signature);
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
    return passing.contains(word) ? new Failed<>(word) : new Refused<>(word);
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

  /// Never the keys.
  @Override
  public String toString() {
    return "SignedAnswers";
  }
}
