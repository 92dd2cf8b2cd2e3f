// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.GrievanceStep.Agree;
import hall.kiosk.journey.GrievanceStep.Check;
import hall.kiosk.journey.GrievanceStep.Papers;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Pages that go with a complaint. The citizen agrees to the scan before there is the first of
/// them; saying no costs nothing but the pages.
public final class ComplainingPages {

  private ComplainingPages() {}

  /// Whether pages can be added, or looked at; whoever is visited shows them at home.
  public static boolean offered(Visiting s, Grievance draft) {
    return !draft.atHome() && (s.terminal().works(Peripheral.SCANNER) || !of(s).isEmpty());
  }

  static List<PageRef> of(Visiting s) {
    return s.visit().pagesOf(Grievance.PAGES);
  }

  /// From the last look; whatever becomes of the pages, it is another complaint from now on.
  static Step open(Visiting s, Grievance draft) {
    return of(s).isEmpty() ? to(s, new Agree(draft)) : scan(s, draft);
  }

  private static Step to(Visiting s, GrievanceStep step) {
    return Step.to(s.at(new Stage.Complain(step)));
  }

  private static Step scan(Visiting s, Grievance draft) {
    return to(
        s,
        new Papers(draft.anew(), new Stage.Materials(0, OptionalLong.empty(), Optional.empty())));
  }

  static Step agree(Visiting s, Grievance draft, Event event) {
    return switch (event) {
      case Proceed() -> scan(s, draft);
      case Event.Refuse() -> to(s, new Check(draft, false));
      case Back() -> to(s, new Check(draft, false));
      default -> Step.to(s);
    };
  }

  static Step papers(Visiting s, Papers step, Event event) {
    boolean still = step.scan().scanning().isEmpty();
    if (still && (event instanceof Proceed || event instanceof Back)) {
      var settled = Arranging.settled(s, Grievance.papers());
      var back = new Stage.Complain(new Check(step.draft(), false));
      return new Step(((Visiting) settled.state()).at(back), settled.effects());
    }
    var scanned = Collecting.pages(s.at(step.scan()), step.scan(), Grievance.papers(), event);
    var after = (Visiting) scanned.state();
    var scan = (Stage.Materials) after.stage();
    return new Step(
        after.at(new Stage.Complain(new Papers(step.draft(), scan))), scanned.effects());
  }

  /// Without the pages.
  static Step dropped(Visiting s) {
    var images = PageList.images(of(s));
    return images.isEmpty()
        ? Step.to(s)
        : Step.to(
            s.with(s.visit().withPages(Grievance.PAGES, List.of())),
            new Effect.ForgetPages(images));
  }
}
