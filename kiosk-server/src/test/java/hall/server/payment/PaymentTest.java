// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.payment.PaymentScene.Begun;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From a bill through the provider to the receipt, on the real database and over HTTP.
@OnServer
class PaymentTest {
  @Inject Scene scene;
  @Inject PaymentScene payments;
  @Inject TestClock clock;

  @Test
  void billsAreShownWithoutWhoseTheyAre() {
    Caller terminal = scene.terminal().caller();
    Golden.assertSameShape(
        "payment-offer.response", terminal.get("/api/v1/terminal/payments").json());
    JsonNode bills = PaymentScene.bills(terminal);
    Golden.assertSameShape("bills.response", bills);
    String account = bills.get("bills").get(0).get("account").asText();
    assertTrue(account.matches("\\*{6,}[0-9]{4}"), account);
    assertEquals("张*", bills.get("bills").get(0).get("holder").asText());
    Answer card = terminal.post("/api/v1/terminal/bills", Golden.read("bills.card.request"));
    assertEquals(200, card.status());
    assertFalse(card.text().contains("测试"), card::text);
    ObjectNode wrong = Golden.read("bills.card.request").deepCopy();
    wrong.put("account", "12345678");
    assertEquals(422, terminal.post("/api/v1/terminal/bills", wrong).status());
  }

  @Test
  void whatIsPaidHasAReceiptThatAnyTerminalShows() throws Exception {
    Begun begun = payments.begin(scene.terminal().caller());
    Golden.assertSameShape("payment.awaiting.response", begun.sight());
    JsonNode again = begun.terminal().put(begun.path(), begun.wish()).json();
    assertEquals(begun.number(), again.get("number").asText());
    assertEquals(begun.sight().get("qr"), again.get("qr"));
    ObjectNode other = begun.wish().deepCopy();
    other.put("amountFen", 1);
    assertEquals(409, begun.terminal().put(begun.path(), other).status(), "one key, one payment");
    Caller stranger = scene.terminal().caller();
    assertEquals(409, stranger.put(begun.path(), begun.wish()).status(), "another's key");
    assertEquals(404, stranger.get(begun.path()).status());

    payments.provider("pay", begun.number(), Map.of());
    payments.look(begun.number());
    JsonNode paid = begun.watched();
    Golden.assertSameShape("payment.paid.response", paid);
    assertEquals("paid", paid.get("state").asText());
    assertEquals(begun.number(), paid.get("receipt").get("number").asText());
    assertEquals(paid, stranger.get("/api/v1/terminal/payment-receipts/" + begun.number()).json());
    assertEquals(404, stranger.get("/api/v1/terminal/payment-receipts/JF0").status());
    JsonNode late = begun.terminal().post(begun.path() + "/cancellation").json();
    assertEquals("paid", late.get("state").asText(), "what is paid cannot be given up");

    Answer page = scene.as(Role.OPERATOR).get("/console/payments?lang=zh-CN");
    assertTrue(page.text().contains(begun.number()), page::text);
    Answer sheet =
        scene
            .as(Role.OPERATOR)
            .get("/api/v1/operator/payments/sheet?lang=zh-CN&day=" + LocalDate.now(HallTime.ZONE));
    assertEquals(200, sheet.status());
    assertTrue(sheet.text().contains("水费"), sheet::text);
    assertEquals(422, scene.operator().get("/api/v1/operator/payments/sheet?day=x").status());
  }

  @Test
  void whatIsGivenUpIsNotPaidAndMoneyThatComesLaterGoesBack() throws Exception {
    Begun begun = payments.begin(scene.terminal().caller());
    JsonNode over = begun.terminal().post(begun.path() + "/cancellation").json();
    Golden.assertSameShape("payment.not-paid.response", over);
    assertEquals("cancelled", over.get("ending").asText());
    assertTrue(payments.provider("transfer", begun.number(), Map.of()) > 0);
    payments.look(begun.number());
    assertEquals("refund-due", begun.watched().get("state").asText());
    payments.look(begun.number());
    assertEquals("refunding", begun.watched().get("state").asText());
    payments.look(begun.number());
    payments.look(begun.number());
    JsonNode back = begun.watched();
    assertEquals("refunded", back.get("state").asText());
    assertEquals(begun.wish().get("amountFen"), back.get("returnedFen"));
    assertEquals(0, payments.provider("look", begun.number(), Map.of()), "nothing stays there");
  }

  @Test
  void theSecondMoneyGoesBackAndTheReceiptStays() throws Exception {
    Begun begun = payments.begin(scene.terminal().caller());
    payments.provider("pay", begun.number(), Map.of());
    payments.provider("transfer", begun.number(), Map.of());
    for (int looks = 0; looks < 5; looks++) {
      payments.look(begun.number());
    }
    JsonNode paid = begun.watched();
    assertEquals("paid", paid.get("state").asText());
    assertEquals(paid.get("amountFen"), paid.get("returnedFen"));
    assertEquals(
        paid.get("amountFen").asLong(), payments.provider("look", begun.number(), Map.of()));
  }

  @Test
  void whatIsNotAnsweredIsAskedAgainAndWhatRunsOutIsClosed() throws Exception {
    Caller terminal = scene.terminal().caller();
    ObjectNode wish = PaymentScene.wish(terminal);
    payments.provider("mute", "", Map.of("times", 1));
    String path = "/api/v1/terminal/payments/" + UUID.randomUUID();
    JsonNode silent = terminal.put(path, wish).json();
    assertEquals("created", silent.get("state").asText());
    String number = silent.get("number").asText();
    payments.look(number);
    assertEquals("awaiting", terminal.get(path).json().get("state").asText());
    payments.provider("mute", "", Map.of("times", 1));
    JsonNode closing = terminal.post(path + "/cancellation").json();
    assertEquals("closing", closing.get("state").asText(), "nobody knows yet");
    payments.look(number);
    assertEquals("not-paid", terminal.get(path).json().get("state").asText());

    Begun forgotten = payments.begin(terminal);
    clock.advance(Duration.ofMinutes(6));
    payments.look(forgotten.number());
    assertEquals("expired", forgotten.watched().get("ending").asText());
    Begun declined = payments.begin(terminal);
    payments.provider("decline", declined.number(), Map.of());
    payments.look(declined.number());
    assertEquals("declined", declined.watched().get("ending").asText());

    ObjectNode another = PaymentScene.wish(terminal);
    another.put("amountFen", 1);
    String refused = "/api/v1/terminal/payments/" + UUID.randomUUID();
    JsonNode over = terminal.put(refused, another).json();
    assertEquals("not-paid", over.get("state").asText());
    assertEquals("refused", over.get("ending").asText());
  }

  @Test
  void whatNoRuleSettlesWaitsForAPerson() throws Exception {
    String id = payments.difference(scene.terminal().caller());
    String path = "/console/payments/" + id;
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    assertTrue(clerk.get("/console/payments?state=attention").text().contains(path));
    Answer page = clerk.get(path + "?lang=zh-CN");
    assertTrue(page.text().contains("再退一次"), page::text);
    String revision = page.text().replaceFirst("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
    assertEquals(403, clerk.form(path + "/again", "token=x&revision=" + revision).status());
    assertEquals(409, clerk.form(path + "/again", token + "&revision=0").status());
    assertEquals(303, clerk.form(path + "/again", token + "&revision=" + revision).status());
    assertEquals(303, clerk.form(path + "/look", token).status());
    assertEquals(303, clerk.form(path + "/look", token).status());
    assertEquals(303, clerk.form(path + "/look", token).status());
    assertTrue(clerk.get(path + "?lang=zh-CN").text().contains("已退款"));
    assertEquals(404, clerk.form(path + "/nonsense", token).status());
    assertEquals(404, clerk.get("/console/payments/0").status());
  }

  @Test
  void aNoticeIsAHintAndIsSigned() throws Exception {
    Begun begun = payments.begin(scene.terminal().caller());
    payments.provider("pay", begun.number(), Map.of());
    String body = "{\"order\":\"" + begun.number() + "\"}";
    String seconds = Long.toString(clock.instant().getEpochSecond());
    assertEquals(401, notice(seconds, body, "0").status());
    String old = Long.toString(clock.instant().getEpochSecond() - 3600);
    assertEquals(401, notice(old, body, signed(old, body)).status());
    assertEquals(422, notice(seconds, "{}", signed(seconds, "{}")).status());
    for (int times = 0; times < 2; times++) {
      assertEquals(204, notice(seconds, body, signed(seconds, body)).status());
    }
    payments.look(begun.number());
    assertEquals("paid", begun.watched().get("state").asText());
  }

  private static String signed(String seconds, String body) {
    return PaymentSignature.of(
        ProviderSimulator.SECRET, "POST", "/api/v1/payment-notices", seconds, "n", body);
  }

  private Answer notice(String seconds, String body, String signature) {
    return scene
        .anonymous()
        .with("X-Hall-Timestamp", seconds)
        .with("X-Hall-Nonce", "n")
        .with("X-Hall-Signature", signature)
        .json("POST", "/api/v1/payment-notices", body);
  }
}
