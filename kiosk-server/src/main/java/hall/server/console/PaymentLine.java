// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.payment.Ending;
import hall.server.payment.Money;
import hall.server.payment.Payment;
import hall.server.payment.Payments;
import hall.server.payment.Yuan;

/// A payment in the list.
///
/// @param whose the household's number, masked; empty before the provider has said it
/// @param matter what a person has to look at; empty for nothing
/// @param tone of the state's chip
public record PaymentLine(
    long id,
    String number,
    String kind,
    String whose,
    String yuan,
    String state,
    String ending,
    String matter,
    String tone,
    String icon,
    String begun,
    String terminal) {

  static PaymentLine of(Payment payment, Words words) {
    Payment.Offer offer = payment.offer();
    Ending ending = payment.ending();
    var attention = payment.attention();
    boolean unsettled = payment.unsettled();
    return new PaymentLine(
        payment.order().id(),
        payment.order().number(),
        words.say("payment_kind_" + payment.order().kind().word()),
        offer == null ? "" : offer.account(),
        words.say("payment_yuan", Yuan.of(payment.order().fen())),
        words.say("payment_state_" + payment.state().word()),
        ending == null ? "" : words.say("payment_ending_" + ending.word()),
        attention == null ? "" : words.say("payment_matter_" + attention.word()),
        attention != null ? "bad" : unsettled ? "busy" : "good",
        attention != null ? "alert" : unsettled ? "clock" : "check",
        words.minute(HallTime.at(payment.order().createdAt())),
        payment.order().terminalId());
  }

  /// Money that came, for the page.
  public record Came(
      String transaction, String yuan, String at, String fate, String why, String back) {
    static Came of(Money money, Words words) {
      Money.Why why = money.why();
      return new Came(
          money.transaction(),
          words.say("payment_yuan", Yuan.of(money.fen())),
          words.minute(HallTime.at(money.paidAt())),
          words.say("payment_fate_" + money.fate().word()),
          why == null ? "" : words.say("payment_why_" + why.word()),
          money.backAt() == null ? "" : words.minute(HallTime.at(money.backAt())));
    }
  }

  /// What happened, for the page.
  public record Done(String at, String actor, String what, String detail) {
    static Done of(Payments.Done done, Words words) {
      return new Done(
          words.second(HallTime.at(done.at())),
          "server".equals(done.actor()) ? words.say("payment_actor_server") : done.actor(),
          words.say("payment_what_" + done.what()),
          detail(done, words));
    }

    /// A word of why, or the provider's name of the money with the amount.
    private static String detail(Payments.Done done, Words words) {
      return done.detail().matches("[a-z]+")
          ? words.say("payment_ending_" + done.detail())
          : done.detail();
    }
  }
}
