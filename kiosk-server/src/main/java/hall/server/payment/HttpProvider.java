// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.PublicAddress;
import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// A provider that speaks JSON over HTTP with signed requests and answers, as
/// `docs/payment-provider.md` says. An answer that is not signed, or that is to another question,
/// is none.
@ApplicationScoped
class HttpProvider implements Provider {
  private static final Logger LOG = Logger.getLogger(HttpProvider.class);
  private static final int REFUSED = 409;

  private final PaymentSettings settings;
  private final ObjectMapper json;
  private final PublicAddress address;
  private final Secrets secrets;
  private final InstantSource clock;
  private final HttpClient client;

  HttpProvider(
      PaymentSettings settings,
      ObjectMapper json,
      PublicAddress address,
      Secrets secrets,
      InstantSource clock) {
    this.settings = settings;
    this.json = json;
    this.address = address;
    this.secrets = secrets;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.patience())
            .build();
  }

  /// An answer that can be trusted.
  private record Said(int status, String body) {}

  /// Why there is none; a kebab-case word.
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    NoAnswer(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }

  @Override
  public boolean offered() {
    return settings.offered();
  }

  @Override
  public Optional<List<Bill>> bills(BillKind kind, Owner owner) {
    ObjectNode question = question().put("kind", kind.word());
    if (owner.account() != null) {
      question.put("account", owner.account());
    } else {
      question.put("name", owner.name()).put("idNumber", owner.idNumber());
    }
    try {
      return Optional.of(ProviderWords.bills(json.readTree(ask("/bills", question).body()), kind));
    } catch (NoAnswer | JsonProcessingException | IllegalArgumentException e) {
      LOG.warnf("Bills could not be looked up: %s", why(e));
      return Optional.empty();
    }
  }

  @Override
  public Answer act(Act act, PaymentOrder order) {
    try {
      return switch (act) {
        case Act.Open() -> opened(order);
        case Act.Ask() -> told("/orders/state", order);
        case Act.Close() -> told("/orders/closing", order);
        case Act.Repay(Money money) -> {
          String refund = money.refund(order.number());
          ObjectNode question =
              question()
                  .put("refund", refund)
                  .put("order", order.number())
                  .put("transaction", money.transaction())
                  .put("amountFen", money.fen());
          yield ProviderWords.repaid(json.readTree(ask("/refunds", question).body()), refund);
        }
      };
    } catch (NoAnswer | JsonProcessingException | IllegalArgumentException e) {
      return new Answer.Silent(why(e));
    }
  }

  private Answer opened(PaymentOrder order) throws NoAnswer, JsonProcessingException {
    ObjectNode question =
        question()
            .put("order", order.number())
            .put("bill", order.bill())
            .put("amountFen", order.fen())
            .put("currency", "CNY")
            .put("expiresAt", order.expiresAt().toString())
            .put("noticeUrl", address.base() + "/api/v1/payment-notices");
    Said said = ask("/orders", question);
    return said.status() == REFUSED
        ? ProviderWords.refused(json.readTree(said.body()))
        : ProviderWords.opened(json.readTree(said.body()), order);
  }

  private Answer told(String path, PaymentOrder order) throws NoAnswer, JsonProcessingException {
    ObjectNode question = question().put("order", order.number());
    return ProviderWords.told(json.readTree(ask(path, question).body()), order.number());
  }

  private ObjectNode question() {
    return json.createObjectNode().put("merchant", settings.merchant());
  }

  /// Never what an answer says: only of which kind the trouble is.
  private static String why(Exception e) {
    return e instanceof NoAnswer none ? none.why : "answer-unreadable";
  }

  private Said ask(String path, ObjectNode question) throws NoAnswer {
    String body = question.toString();
    URI uri = URI.create(settings.base() + path);
    String seconds = Long.toString(clock.instant().getEpochSecond());
    String nonce = secrets.token(16);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.patience())
            .header("Content-Type", "application/json")
            .header(PaymentSignature.MERCHANT, settings.merchant())
            .header(PaymentSignature.TIMESTAMP, seconds)
            .header(PaymentSignature.NONCE, nonce)
            .header(
                PaymentSignature.SIGNATURE,
                PaymentSignature.of(
                    settings.secret(), "POST", uri.getRawPath(), seconds, nonce, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = sent(request);
    String signature = answer.headers().firstValue(PaymentSignature.SIGNATURE).orElse(null);
    String status = Integer.toString(answer.statusCode());
    if (!PaymentSignature.fits(signature, settings.secret(), status, nonce, answer.body())) {
      throw new NoAnswer("http-" + status + "-unsigned");
    }
    if (answer.statusCode() != 200 && answer.statusCode() != REFUSED) {
      throw new NoAnswer("http-" + status);
    }
    return new Said(answer.statusCode(), answer.body());
  }

  private HttpResponse<String> sent(HttpRequest request) throws NoAnswer {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      throw new NoAnswer("timeout");
    } catch (IOException e) {
      throw new NoAnswer("connection-lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("stopped");
    }
  }
}
