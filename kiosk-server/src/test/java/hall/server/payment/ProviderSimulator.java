// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A provider of payments as `docs/payment-provider.md` describes it, typed from there. What
/// happens to an order is decided at `/control/DEED?order=NUMBER`: pay, decline, transfer (whatever
/// the order says, also another `fen`), refuse-refund, or mute (the next answers are lost after the
/// deed). The code that citizens scan leads to a page with the same buttons.
public final class ProviderSimulator implements AutoCloseable {
  public static final String MERCHANT = "hall-test";
  public static final String SECRET = "a secret of the merchant, for tests";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProviderLedger ledger = new ProviderLedger();
  private final Map<String, Bill> bills = new HashMap<>();
  private final AtomicInteger mute = new AtomicInteger();
  private final HttpServer server;

  private record Bill(
      String bill, String kind, String account, String holder, String period, long fen) {}

  private record Reply(int status, ObjectNode body) {}

  private ProviderSimulator(HttpServer server) {
    this.server = server;
  }

  /// One at a port of this machine; 0 for any that is free.
  public static ProviderSimulator start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    ProviderSimulator simulator = new ProviderSimulator(server);
    server.createContext("/control/", simulator::control);
    server.createContext("/pay/", simulator::page);
    server.createContext("/api/", simulator::serve);
    server.start();
    return simulator;
  }

  /// Runs until it is ended: `PORT`.
  public static void main(String[] arguments) throws IOException {
    ProviderSimulator simulator = start(Integer.parseInt(arguments[0]));
    System.out.println(simulator.url());
  }

  /// The address for the server's settings.
  public String url() {
    return origin() + "/api";
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getRawPath();
      String nonce = header(exchange, "X-Hall-Nonce");
      String expected = signature("POST", path, header(exchange, "X-Hall-Timestamp"), nonce, body);
      if (!expected.equals(header(exchange, "X-Hall-Signature"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      Reply reply = reply(path.substring("/api".length()), JSON.readTree(body));
      if (mute.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        // Done, and nobody hears of it.
        return;
      }
      String text = reply.body().toString();
      exchange
          .getResponseHeaders()
          .set("X-Hall-Signature", signature(Integer.toString(reply.status()), nonce, text));
      send(exchange, reply.status(), "application/json", text);
    }
  }

  private Reply reply(String path, JsonNode question) {
    return switch (path) {
      case "/bills" -> new Reply(200, bills(question));
      case "/orders" -> open(question);
      case "/orders/state" -> {
        String order = question.path("order").asText();
        yield new Reply(200, told(order, ledger.ask(order, Instant.now())));
      }
      case "/orders/closing" -> {
        String order = question.path("order").asText();
        yield new Reply(200, told(order, Optional.of(ledger.close(order, Instant.now()))));
      }
      case "/refunds" -> {
        String refund = question.path("refund").asText();
        String state =
            ledger.refund(
                refund,
                question.path("order").asText(),
                question.path("transaction").asText(),
                question.path("amountFen").asLong());
        yield new Reply(200, JSON.createObjectNode().put("refund", refund).put("state", state));
      }
      default -> new Reply(404, JSON.createObjectNode());
    };
  }

  /// Two months of whatever household is asked for; of one that ends in four zeros nothing is due.
  private synchronized ObjectNode bills(JsonNode question) {
    String kind = question.path("kind").asText();
    String account = question.path("account").asText(question.path("idNumber").asText());
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray("bills");
    if (account.endsWith("0000")) {
      return answer;
    }
    YearMonth month = YearMonth.from(LocalDate.now(ZONE)).minusMonths(1);
    for (YearMonth period : List.of(month.minusMonths(1), month)) {
      String id =
          UUID.nameUUIDFromBytes((kind + account + period).getBytes(StandardCharsets.UTF_8))
              .toString();
      long fen = 2_000L + Math.floorMod((kind + account + period).hashCode(), 20_000);
      Bill bill = new Bill(id, kind, account, "张测试", period.toString(), fen);
      bills.put(id, bill);
      if (!ledger.isPaid(id)) {
        list.addObject()
            .put("bill", id)
            .put("kind", kind)
            .put("account", account)
            .put("holder", bill.holder())
            .put("period", bill.period())
            .put("amountFen", fen)
            .put("dueOn", period.plusMonths(1).atEndOfMonth().toString());
      }
    }
    return answer;
  }

  private synchronized Reply open(JsonNode question) {
    String order = question.path("order").asText();
    Bill bill = bills.get(question.path("bill").asText());
    long fen = question.path("amountFen").asLong();
    if (bill == null) {
      return refused("bill-unknown");
    }
    if (bill.fen() != fen) {
      return refused("amount-differs");
    }
    String why =
        ledger
            .open(order, bill.bill(), fen, Instant.parse(question.path("expiresAt").asText()))
            .orElse("");
    if (!why.isEmpty()) {
      return refused(why);
    }
    return new Reply(
        200,
        JSON.createObjectNode()
            .put("order", order)
            .put("qr", origin() + "/pay/" + order)
            .put("account", bill.account())
            .put("holder", bill.holder())
            .put("period", bill.period()));
  }

  private static Reply refused(String why) {
    return new Reply(409, JSON.createObjectNode().put("refused", why));
  }

  private static ObjectNode told(String order, Optional<ProviderLedger.Entry> known) {
    ObjectNode answer = JSON.createObjectNode().put("order", order);
    ArrayNode list = answer.putArray("transactions");
    if (known.isEmpty()) {
      return answer.put("state", "absent");
    }
    ProviderLedger.Entry entry = known.get();
    entry.paid.forEach(paid ->
        list.addObject()
            .put("transaction", paid.transaction())
            .put("amountFen", paid.fen())
            .put("paidAt", paid.at().toString()));
    return answer.put("state", entry.state);
  }

  private void control(HttpExchange exchange) throws IOException {
    try (exchange) {
      String deed = exchange.getRequestURI().getPath().substring("/control/".length());
      Map<String, String> query = query(exchange);
      String wanted = query.getOrDefault("order", "");
      String order = wanted.equals("last") ? ledger.last() : wanted;
      long asked = ledger.fen(order);
      long fen = Long.parseLong(query.getOrDefault("fen", Long.toString(asked)));
      switch (deed) {
        case "pay" -> ledger.pay(order, fen, Instant.now());
        case "decline" -> ledger.decline(order);
        case "transfer" -> ledger.transfer(order, fen, Instant.now());
        case "refuse-refund" -> ledger.refuseRefund();
        case "mute" -> mute.set(Integer.parseInt(query.getOrDefault("times", "1")));
        default -> {}
      }
      send(exchange, 200, "text/plain", Long.toString(ledger.balance(order)));
    }
  }

  /// What a wallet would show.
  private void page(HttpExchange exchange) throws IOException {
    try (exchange) {
      String order = exchange.getRequestURI().getPath().substring("/pay/".length());
      String form =
          "<form method=post action=/control/%s?order=%s><button style=font-size:2em>%s</button></form>";
      send(
          exchange,
          200,
          "text/html;charset=UTF-8",
          "<!DOCTYPE html><meta name=viewport content=width=device-width><h1>%d.%02d</h1>%s%s"
              .formatted(
                  ledger.fen(order) / 100,
                  ledger.fen(order) % 100,
                  form.formatted("pay", order, "付款 Pay"),
                  form.formatted("decline", order, "拒绝 Decline")));
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getQuery();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static String signature(String... lines) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
