// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.State.Visiting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// What the citizen does with the pages that were scanned.
final class Arranging {

  private Arranging() {}

  static Step next(Visiting s, Stage.Materials at, Material material, Event event) {
    var pages = s.visit().pagesOf(material.id());
    return switch (event) {
      case Event.DeletePage(var id) ->
          PageList.find(pages, id)
              .map(page -> without(s, at, material, List.of(page)))
              .orElse(Step.to(s));
      case Event.DeleteBlankPages() -> without(s, at, material, PageList.blank(pages));
      case Event.TurnPage(var id) -> changed(s, material, id, PageRef::turned);
      case Event.SwapPicture(var id) -> changed(s, material, id, PageRef::swapped);
      case Event.MovePage(var id, var by) ->
          Step.to(s.with(s.visit().withPages(material.id(), PageList.moved(pages, id, by))));
      default -> Step.to(s);
    };
  }

  private static Step changed(
      Visiting s, Material material, String id, UnaryOperator<PageRef> change) {
    var pages = PageList.change(s.visit().pagesOf(material.id()), id, change);
    return Step.to(s.with(s.visit().withPages(material.id(), pages)));
  }

  private static Step without(
      Visiting s, Stage.Materials at, Material material, List<PageRef> gone) {
    var left = PageList.without(s.visit().pagesOf(material.id()), gone);
    var rest = new Stage.Materials(at.index(), OptionalLong.empty(), Optional.empty());
    return gone.isEmpty()
        ? Step.to(s)
        : Step.to(
            s.with(s.visit().withPages(material.id(), left)).at(rest),
            new Effect.ForgetPages(PageList.images(gone)));
  }

  /// The page takes the place of one that was scanned before.
  static Step replaced(
      Visiting s, Stage.Materials at, Material material, PageRef old, PageRef page) {
    var pages = PageList.change(s.visit().pagesOf(material.id()), old.id(), gone -> page);
    return Step.to(
        s.with(s.visit().withPages(material.id(), pages))
            .at(new Stage.Materials(at.index(), at.scanning(), at.problem())),
        new Effect.ForgetPages(old.images()));
  }

  /// The choice between what was scanned and what was put in order is made: what was not taken
  /// goes.
  static Step settled(Visiting s, Material material) {
    var pages = s.visit().pagesOf(material.id());
    var dropped =
        pages.stream().flatMap(page -> page.other().stream()).map(PageRef.Image::id).toList();
    return dropped.isEmpty()
        ? Step.to(s)
        : Step.to(
            s.with(
                s.visit().withPages(material.id(), pages.stream().map(PageRef::settled).toList())),
            new Effect.ForgetPages(dropped));
  }
}
