// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Payments as terminals begin them, and what happens at the provider.
@Singleton
public class PaymentScene {
  private final Payments payments;
  private final PaymentRound round;
  private final String provider;

  PaymentScene(
      Payments payments,
      PaymentRound round,
      @ConfigProperty(name = "hall.payment.url") String provider) {
    this.payments = payments;
    this.round = round;
    this.provider = provider;
  }

  /// A payment that somebody began.
  public record Begun(Caller terminal, UUID key, JsonNode wish, JsonNode sight) {
    public String number() {
      return sight.get("number").asText();
    }

    public String path() {
      return "/api/v1/terminal/payments/" + key;
    }

    JsonNode watched() {
      return terminal.get(path()).json();
    }
  }

  /// The bills of a new household.
  static JsonNode bills(Caller terminal) {
    ObjectNode question = Golden.read("bills.request").deepCopy();
    long household = UUID.randomUUID().getMostSignificantBits() >>> 24;
    question.put("account", Long.toString(household * 10 + 1));
    Https.Answer answer = terminal.post("/api/v1/terminal/bills", question);
    assertEquals(200, answer.status(), answer::text);
    return answer.json();
  }

  /// The wish to pay the first of them.
  static ObjectNode wish(Caller terminal) {
    JsonNode bill = bills(terminal).get("bills").get(0);
    ObjectNode wish = Golden.read("payment.request").deepCopy();
    wish.set("bill", bill.get("bill"));
    wish.set("amountFen", bill.get("amountFen"));
    return wish;
  }

  public Begun begin(Caller terminal) {
    UUID key = UUID.randomUUID();
    ObjectNode wish = wish(terminal);
    Https.Answer answer = terminal.put("/api/v1/terminal/payments/" + key, wish);
    assertEquals(200, answer.status(), answer::text);
    return new Begun(terminal, key, wish, answer.json());
  }

  /// Something happens at the provider, and the server hears that it shall ask; what stays there of
  /// the order's money.
  public long provider(String deed, String number, Map<String, ?> more)
      throws IOException, InterruptedException {
    StringBuilder query = new StringBuilder("order=" + number);
    more.forEach((name, value) -> query.append('&').append(name).append('=').append(value));
    URI uri = URI.create(provider.replace("/api", "/control/") + deed + "?" + query);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return Long.parseLong(
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }
  }

  /// The server looks at a payment, as it does when its time has come.
  public void look(String number) {
    payments.noticed(number);
    round.run();
  }

  /// One that needs a person, with all that its page can show; its id.
  public String difference(Caller terminal) throws IOException, InterruptedException {
    Begun begun = begin(terminal);
    provider("refuse-refund", begun.number(), Map.of());
    provider("pay", begun.number(), Map.of("fen", 1));
    look(begun.number());
    look(begun.number());
    return Long.toString(payments.list(null, begun.number(), true).getFirst().order().id());
  }
}
