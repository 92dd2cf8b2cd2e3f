// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.util.ArrayList;
import java.util.List;

/// One thing that happened to a payment, in words of the contract.
///
/// @param what a state's word, `money-` and a fate's, `attention-` and a matter's, or `settled`
/// @param detail the provider's transaction with fen, or why; may be empty
record PaymentNote(String what, String detail) {

  static PaymentNote state(Payment payment) {
    Ending ending = payment.ending();
    return new PaymentNote(payment.state().word(), ending == null ? "" : ending.word());
  }

  /// What makes one payment the other, money first; a receipt comes with `paid`.
  static List<PaymentNote> between(Payment before, Payment after) {
    List<PaymentNote> notes = new ArrayList<>();
    for (Money each : after.money()) {
      boolean same =
          before.money().stream()
              .anyMatch(known ->
                  known.place() == each.place()
                      && known.fate() == each.fate()
                      && known.attempt() == each.attempt());
      if (!same) {
        notes.add(
            new PaymentNote(
                "money-" + each.fate().word(), each.transaction() + " " + Yuan.of(each.fen())));
      }
    }
    if (before.state() != after.state()) {
      notes.add(state(after));
      if (after.state() == PaymentState.PAID) {
        notes.add(new PaymentNote("receipted", after.order().number()));
      }
    }
    Attention matter = after.attention();
    if (matter != null && matter != before.attention()) {
      notes.add(new PaymentNote("attention-" + matter.word(), ""));
    }
    return notes;
  }
}
