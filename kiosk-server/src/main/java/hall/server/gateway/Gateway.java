// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Secrets;
import hall.server.channel.Answer;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Channel;
import hall.server.channel.SignedAnswers;
import java.time.InstantSource;
import java.util.Set;

/// The gateway: what it says is believed only where it signed it. Everything may be sent again.
final class Gateway {
  private static final int MOST_BYTES = 64 * 1024;

  /// What another attempt may mend, though the gateway said no.
  private static final Set<String> PASSING = Set.of("clock", "busy");

  private final GatewayApi api;
  private final SignedAnswers answers;
  private final ObjectMapper json;

  Gateway(Channel channel, Secrets secrets, ObjectMapper json, InstantSource clock) {
    this.api = channel.open(GatewayApi.class, clock);
    this.answers = new SignedAnswers(channel.signer(), secrets, json, PASSING, MOST_BYTES);
    this.json = json;
  }

  /// That it has a message; whether it arrives nobody knows.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Taken(String id) {
    Taken {
      SignedAnswers.checkShort(id);
    }
  }

  Answer<Taken> send(Outgoing message) {
    String body = write(message);
    Answer<Taken> taken =
        answers.read(
            answers.ask(nonce -> api.send(message.id(), SignedAnswers.hash(body), nonce, body)),
            new TypeReference<>() {});
    return taken instanceof Given<Taken>(Taken receipt) && !receipt.id().equals(message.id())
        ? new Failed<>("receipt-differs")
        : taken;
  }

  private String write(Outgoing message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A message cannot be written", e);
    }
  }
}
