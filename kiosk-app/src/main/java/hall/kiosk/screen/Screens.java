// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.AttestStep;
import hall.kiosk.journey.CopyStep;
import hall.kiosk.journey.PayStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.acting.ActingScreen;
import hall.kiosk.screen.attest.AttestScreens;
import hall.kiosk.screen.cases.CasesScreen;
import hall.kiosk.screen.choose.ChooseScreen;
import hall.kiosk.screen.commitment.CommitmentScreen;
import hall.kiosk.screen.complain.ComplainScreens;
import hall.kiosk.screen.consent.ConsentScreen;
import hall.kiosk.screen.copy.CopyScreens;
import hall.kiosk.screen.form.FormScreen;
import hall.kiosk.screen.handin.AwaitedScreen;
import hall.kiosk.screen.handin.CodeScreen;
import hall.kiosk.screen.handin.FollowedScreen;
import hall.kiosk.screen.handout.HandoutScreen;
import hall.kiosk.screen.home.HomeScreen;
import hall.kiosk.screen.identify.IdentifyScreen;
import hall.kiosk.screen.identify.LoggingInScreen;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.materials.MaterialsScreen;
import hall.kiosk.screen.materials.ShowingScreen;
import hall.kiosk.screen.notice.NoticeScreen;
import hall.kiosk.screen.number.BookScreen;
import hall.kiosk.screen.number.NumberedScreen;
import hall.kiosk.screen.number.WindowsScreen;
import hall.kiosk.screen.pay.PayScreens;
import hall.kiosk.screen.rate.RateScreens;
import hall.kiosk.screen.receipt.ReceiptScreen;
import hall.kiosk.screen.review.ReviewScreen;
import hall.kiosk.screen.sign.SignScreen;
import hall.kiosk.screen.submitting.SubmittingScreen;
import hall.kiosk.screen.thanks.ThanksScreen;

/// Which screen shows a stage.
final class Screens {

  private Screens() {}

  static Screen of(Kit kit, State.Visiting state) {
    return switch (state.stage()) {
      case Stage.Identify at -> new IdentifyScreen(kit, state);
      case Stage.LoggingIn at -> new LoggingInScreen(kit, state);
      case Stage.Home at -> new HomeScreen(kit, state);
      case Stage.Booking at -> new BookScreen(kit, state);
      case Stage.Windows at -> new WindowsScreen(kit, state);
      case Stage.Numbered at -> new NumberedScreen(kit, state);
      case Stage.Choose at -> new ChooseScreen(kit, state);
      case Stage.Notice at -> new NoticeScreen(kit, state);
      case Stage.HandingOut at -> new HandoutScreen(kit, state, at);
      case Stage.Acting at -> new ActingScreen(kit, state);
      case Stage.Form at -> new FormScreen(kit, state);
      case Stage.Consenting at -> new ConsentScreen(kit, state);
      case Stage.Materials at -> new MaterialsScreen(kit, state);
      case Stage.Commitment at -> new CommitmentScreen(kit, state);
      case Stage.Sign at -> new SignScreen(kit, state);
      case Stage.Review at -> new ReviewScreen(kit, state);
      case Stage.Submitting at -> new SubmittingScreen(kit, state);
      case Stage.Receipt at -> new ReceiptScreen(kit, state);
      case Stage.Cases at -> new CasesScreen(kit, state);
      case Stage.Code at -> new CodeScreen(kit, state);
      case Stage.Showing at -> new ShowingScreen(kit, state);
      case Stage.Awaited at -> new AwaitedScreen(kit, state);
      case Stage.Followed at -> new FollowedScreen(kit, state);
      case Stage.Copy at -> CopyScreens.of(kit, state, at);
      case Stage.Attest at -> AttestScreens.of(kit, state, at);
      case Stage.Pay at -> PayScreens.of(kit, state, at);
      case Stage.Complain at -> ComplainScreens.of(kit, state, at);
      case Stage.Rate at -> RateScreens.of(kit, state, at);
      case Stage.Thanks at -> new ThanksScreen(kit, state);
    };
  }

  /// Stages of one kind may share a screen.
  static Object kind(Stage stage) {
    return switch (stage) {
      case Stage.Copy(CopyStep.Out(_, var paper, _)) -> paper.getClass();
      case Stage.Copy(var step) -> step.getClass();
      case Stage.Attest(AttestStep.Out(_, _, var paper, _)) -> paper.getClass();
      case Stage.Attest(var step) -> step.getClass();
      case Stage.HandingOut at -> at.paper().getClass();
      case Stage.Pay(PayStep.Under at) -> at.phase();
      case Stage.Pay(var step) -> step.getClass();
      case Stage.Complain(var step) -> step.getClass();
      case Stage.Rate at -> at.step().getClass();
      case Stage any -> any.getClass();
    };
  }
}
