// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.State.Visiting;
import java.util.Optional;

/// How far a visit is, as an attendant from afar may know it: words of the programme and numbers of
/// steps. Nothing that a citizen, a card or a server has said goes into it: not for whom somebody
/// acts, which certificate it is, nor why a register has none.
///
/// @param screen its kind
/// @param step which of `steps`, from 1; both 0 where the screen has none
/// @param trouble what is in the way
public record Whereabouts(String screen, int step, int steps, Optional<String> trouble) {

  /// Of what stands on the glass.
  public static Whereabouts of(Visiting s) {
    return switch (s.stage()) {
      case Stage.Home _ -> at("home");
      case Stage.Identify at ->
          at(
              at.principal() ? "identify-principal" : "identify",
              at.problem().isPresent(),
              "card-not-read");
      // Why a login came to nothing says something of the account.
      case Stage.LoggingIn _ -> at("log-in");
      case Stage.Booking _ -> at("booking");
      case Stage.Windows _ -> at("windows");
      case Stage.Numbered at -> printing("numbered", at.paper());
      case Stage.Choose _ -> at("choose");
      case Stage.Notice _ -> at("notice");
      case Stage.HandingOut at -> printing(of(s.at(at.from())).screen(), at.paper());
      case Stage.Acting _ -> at("acting");
      case Stage.Form at -> at("form", at.showProblems(), "to-correct");
      case Stage.Consenting _ -> at("consenting");
      case Stage.Materials at -> paper(s, at.index(), at.problem().isPresent());
      // Why a licence is not taken says something of it or of its holder.
      case Stage.Showing at -> paper(s, at.index(), false);
      case Stage.Commitment _ -> at("commitment");
      case Stage.Sign _ -> at("sign");
      case Stage.Review at -> at("review", at.storeFailed(), "not-stored");
      case Stage.Submitting _ -> at("submitting");
      case Stage.Receipt at -> printing("receipt", at.a4(), at.ticket());
      case Stage.Cases at ->
          at("cases", at.answer() instanceof Stage.Cases.Unanswered, "server-away");
      case Stage.Code _ -> at("code");
      case Stage.Awaited _ -> at("awaited");
      case Stage.Followed _ -> at("followed");
      case Stage.Copy(CopyStep.Papers(_, var scan)) ->
          at("copy", scan.problem().isPresent(), "scan-failed");
      case Stage.Copy(CopyStep.Card(_, _, var problem)) ->
          at("copy", problem.isPresent(), "scan-failed");
      case Stage.Copy(CopyStep.Out out) -> printing("copy", out.paper());
      case Stage.Copy _ -> at("copy");
      case Stage.Pay(PayStep.Under under) -> at("pay", under.silent(), "server-away");
      case Stage.Pay _ -> at("pay");
      case Stage.Attest(AttestStep.Said(_, var why)) ->
          at("attest", true, why == Attestation.Why.SILENT ? "server-away" : "none-to-print");
      case Stage.Attest(AttestStep.Looking looking) -> at("attest", looking.failed(), "not-shown");
      case Stage.Attest(AttestStep.Out out) -> printing("attest", out.paper());
      case Stage.Attest _ -> at("attest");
      case Stage.Complain(GrievanceStep.Papers(_, var scan)) ->
          at("complain", scan.problem().isPresent(), "scan-failed");
      case Stage.Complain(GrievanceStep.Filed filed) -> printing("complain", filed.paper());
      case Stage.Complain _ -> at("complain");
      case Stage.Rate _ -> at("rate");
      case Stage.Thanks _ -> at("thanks");
    };
  }

  private static Whereabouts paper(Visiting s, int index, boolean failed) {
    return new Whereabouts(
        "materials",
        index + 1,
        Math.max(index + 1, s.visit().item().toScan().size()),
        trouble(failed, "scan-failed"));
  }

  private static Whereabouts at(String screen) {
    return at(screen, false, "");
  }

  private static Whereabouts at(String screen, boolean troubled, String trouble) {
    return new Whereabouts(screen, 0, 0, trouble(troubled, trouble));
  }

  private static Whereabouts printing(String screen, Paper... papers) {
    boolean failed = false;
    for (var paper : papers) {
      failed |= paper instanceof Paper.Failed;
    }
    return at(screen, failed, "print-failed");
  }

  private static Optional<String> trouble(boolean troubled, String trouble) {
    return troubled ? Optional.of(trouble) : Optional.empty();
  }
}
