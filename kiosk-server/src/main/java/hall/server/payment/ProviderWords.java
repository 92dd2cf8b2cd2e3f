// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.payment.Answer.Repayment;
import hall.server.payment.Answer.Standing;
import hall.server.payment.Answer.Transaction;
import hall.server.payment.Provider.Bill;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Reads what the provider says. Whatever is missing, or is about something else, is an
/// [IllegalArgumentException]: an answer that is half understood is none. Pure.
final class ProviderWords {
  private ProviderWords() {}

  static List<Bill> bills(JsonNode said, BillKind kind) {
    List<Bill> bills = new ArrayList<>();
    for (JsonNode each : list(said, "bills")) {
      bills.add(
          new Bill(
              text(each, "bill"),
              kind,
              PaymentMask.account(text(each, "account")),
              PaymentMask.holder(text(each, "holder")),
              text(each, "period"),
              fen(each),
              day(text(each, "dueOn"))));
    }
    return bills;
  }

  static Answer opened(JsonNode said, PaymentOrder order) {
    same(said, "order", order.number());
    return new Answer.Opened(
        new Payment.Offer(
            text(said, "qr"),
            PaymentMask.account(text(said, "account")),
            PaymentMask.holder(text(said, "holder")),
            text(said, "period")));
  }

  static Answer refused(JsonNode said) {
    return new Answer.Refused(text(said, "refused"));
  }

  static Answer told(JsonNode said, String number) {
    same(said, "order", number);
    List<Transaction> transactions = new ArrayList<>();
    for (JsonNode each : list(said, "transactions")) {
      transactions.add(
          new Transaction(text(each, "transaction"), fen(each), instant(text(each, "paidAt"))));
    }
    return new Answer.Told(
        switch (text(said, "state")) {
          case "waiting" -> Standing.WAITING;
          case "paid" -> Standing.PAID;
          case "closed" -> Standing.CLOSED;
          case "declined" -> Standing.DECLINED;
          case "absent" -> Standing.ABSENT;
          default -> throw new IllegalArgumentException("state");
        },
        transactions);
  }

  static Answer repaid(JsonNode said, String refund) {
    same(said, "refund", refund);
    return new Answer.Repaid(
        refund,
        switch (text(said, "state")) {
          case "processing" -> Repayment.PROCESSING;
          case "done" -> Repayment.DONE;
          case "failed" -> Repayment.FAILED;
          default -> throw new IllegalArgumentException("state");
        });
  }

  private static void same(JsonNode said, String field, String expected) {
    if (!text(said, field).equals(expected)) {
      throw new IllegalArgumentException(field);
    }
  }

  private static JsonNode list(JsonNode said, String field) {
    JsonNode list = said.path(field);
    if (!list.isArray()) {
      throw new IllegalArgumentException(field);
    }
    return list;
  }

  private static String text(JsonNode said, String field) {
    JsonNode value = said.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new IllegalArgumentException(field);
    }
    return value.textValue();
  }

  /// Whole fen: a fraction is no money.
  private static long fen(JsonNode said) {
    JsonNode value = said.path("amountFen");
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
      throw new IllegalArgumentException("amountFen");
    }
    return value.longValue();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("paidAt", e);
    }
  }

  private static String day(String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("dueOn", e);
    }
  }
}
