// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Showing an electronic licence (扫码亮证) instead of laying a paper: its code goes to the server as
/// soon as it is read, and what comes back counts as the pages of that paper.
public final class Showing {
  private static final Duration AIR = Duration.ofSeconds(1);

  private Showing() {}

  /// Whether a licence may be shown for this paper now.
  public static boolean offered(Visiting s, Material material) {
    return material.showable()
        && s.terminal().licences()
        && s.terminal().works(Peripheral.CODE_READER)
        && s.visit().reuse().takenFor(material.id()).isEmpty()
        && s.visit().pagesOf(material.id()).isEmpty();
  }

  /// What happens at a paper because of licences; empty where that is something else. The pages of
  /// one are as its seal covers them: nobody scans among them, turns or drops one alone.
  static Optional<Step> instead(Visiting s, Stage.Materials at, Material material, Event event) {
    var shown = Licence.of(s.visit().pagesOf(material.id()));
    return switch (event) {
      case Event.ShowLicence() when offered(s, material) ->
          Optional.of(listen(s, at.index(), Optional.empty(), Duration.ZERO));
      case Event.TakeLicenceBack() when shown.isPresent() ->
          Optional.of(takenBack(s, at, material));
      case Proceed _ -> Optional.empty();
      case Back _ -> Optional.empty();
      default -> shown.map(_ -> Step.to(s));
    };
  }

  private static Step takenBack(Visiting s, Stage.Materials at, Material material) {
    var images = PageList.images(s.visit().pagesOf(material.id()));
    return Step.to(
        s.with(s.visit().withPages(material.id(), List.of())).at(materials(at.index())),
        new Effect.ForgetPages(images));
  }

  private static Stage.Materials materials(int index) {
    return new Stage.Materials(index, OptionalLong.empty(), Optional.empty());
  }

  private static Step listen(
      Visiting s, int index, Optional<Licence.Problem> problem, Duration pause) {
    long operation = s.nextOperation();
    return Step.to(
        s.at(new Stage.Showing(index, operation, false, problem)),
        new Effect.ReadCode(operation, pause));
  }

  static Step next(Visiting s, Stage.Showing at, Event event) {
    return switch (event) {
      case Event.CodeRead(var operation, var code)
          when operation == at.operation() && !at.asking() ->
          redeem(s, at, code);
      case Event.CodeNotRead(var operation, var problem)
          when operation == at.operation() && !at.asking() ->
          again(s, at, problem.map(_ -> Licence.Problem.DEVICE));
      case Event.LicenceTold(var operation, var answer)
          when operation == at.operation() && at.asking() ->
          told(s, at, answer);
      case Back() ->
          Step.to(s.at(materials(at.index())), new Effect.CancelOperation(at.operation()));
      default -> Step.to(s);
    };
  }

  /// Nobody held anything, or the module is still at fault: that is no news, so the clock of
  /// stillness runs on.
  private static Step again(Visiting s, Stage.Showing at, Optional<Licence.Problem> problem) {
    boolean news = problem.isPresent() && !problem.equals(at.problem());
    return news
        ? listen(s, at.index(), problem, AIR)
        : Step.to(s, new Effect.ReadCode(at.operation(), AIR));
  }

  private static Step redeem(Visiting s, Stage.Showing at, String code) {
    long operation = s.nextOperation();
    var wanted = Licence.Wanted.of(s.visit(), material(s, at));
    return Step.to(
        s.at(new Stage.Showing(at.index(), operation, true, Optional.empty())),
        new Effect.RedeemLicence(operation, code, wanted));
  }

  /// The paper of this stage.
  public static Material material(Visiting s, Stage.Showing at) {
    return s.visit().item().toScan().get(at.index());
  }

  private static Step told(Visiting s, Stage.Showing at, Licence.Answer answer) {
    return switch (answer) {
      case Licence.Answer.Given(_, var pages) -> {
        var material = material(s, at).id();
        var visit = s.visit().withPages(material, pages).promise(material, false);
        yield Step.to(s.with(visit).at(materials(at.index())));
      }
      case Licence.Answer.Refused(var problem) ->
          listen(s, at.index(), Optional.of(problem), AIR.multipliedBy(2));
    };
  }
}
