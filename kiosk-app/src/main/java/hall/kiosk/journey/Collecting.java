// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.State.Visiting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Scanning the materials one after the other.
final class Collecting {

  private Collecting() {}

  /// Where the materials of an item begin; an item with nothing to scan goes on to its commitment.
  static Stage first(ServiceItem item) {
    return item.toScan().isEmpty() ? Declaring.first(item) : at(0);
  }

  /// Where Back from the commitment leads.
  static Stage last(ServiceItem item) {
    int count = item.toScan().size();
    return count == 0 ? new Stage.Form(false) : at(count - 1);
  }

  static Stage.Materials at(int index) {
    return new Stage.Materials(index, OptionalLong.empty(), Optional.empty());
  }

  static Step next(Visiting s, Stage.Materials at, Event event) {
    var material = s.visit().item().toScan().get(at.index());
    return at.scanning().isPresent()
        ? pages(s, at, material, event)
        : Reusing.next(s, material, after(s.visit(), at), event)
            .or(() -> Showing.instead(s, at, material, event))
            .orElseGet(() -> waiting(s, at, material, event));
  }

  /// Scans and arranges the pages of one material, whatever comes before and after it.
  static Step pages(Visiting s, Stage.Materials at, Material material, Event event) {
    if (at.scanning().isPresent()) {
      return scanning(s, at, material, event);
    }
    return switch (event) {
      case Event.Scan(var bothSides) when room(s, material) ->
          scan(s, at, Optional.empty(), bothSides);
      case Event.ScanAgain(var id)
          when PageList.find(s.visit().pagesOf(material.id()), id).isPresent() ->
          scan(s, at, Optional.of(id), false);
      default -> Arranging.next(s, at, material, event);
    };
  }

  private static Step waiting(Visiting s, Stage.Materials at, Material material, Event event) {
    return switch (event) {
      case Event.PromiseLater() when mayComeLater(s, material) ->
          Step.to(s.with(s.visit().promise(material.id(), true)).at(at(at.index())));
      case Proceed() when enough(s, material) -> {
        var settled = Arranging.settled(s, material);
        yield new Step(((Visiting) settled.state()).at(after(s.visit(), at)), settled.effects());
      }
      case Back() ->
          Step.to(s.at(at.index() == 0 ? HandingIn.before(s.visit()) : at(at.index() - 1)));
      default -> pages(s, at, material, event);
    };
  }

  private static Step scan(
      Visiting s, Stage.Materials at, Optional<String> replacing, boolean bothSides) {
    long operation = s.nextOperation();
    var running =
        new Stage.Materials(at.index(), OptionalLong.of(operation), Optional.empty(), replacing);
    return Step.to(s.at(running), new Effect.Scan(operation, bothSides));
  }

  private static Step scanning(Visiting s, Stage.Materials at, Material material, Event event) {
    long running = at.scanning().orElseThrow();
    return switch (event) {
      case Event.PageScanned(var operation, var page) when operation == running ->
          came(s, at, material, page);
      case Event.ScanEnded ended when ended.operation() == running -> ended(s, at, material, ended);
      case Back() -> Step.to(s.at(at(at.index())), new Effect.CancelOperation(running));
      // A page of an earlier, cancelled scan belongs to nobody.
      case Event.PageScanned(var operation, var page) ->
          Step.to(s, new Effect.ForgetPages(page.images()));
      default -> Step.to(s);
    };
  }

  private static Step came(Visiting s, Stage.Materials at, Material material, PageRef page) {
    var old = at.replacing().flatMap(id -> PageList.find(s.visit().pagesOf(material.id()), id));
    if (old.isPresent()) {
      return Arranging.replaced(s, at, material, old.get(), page);
    }
    return room(s, material)
        ? Step.to(s.with(s.visit().with(material.id(), page).promise(material.id(), false)))
        : Step.to(
            s.at(new Stage.Materials(at.index(), at.scanning(), Optional.of(tooMany()))),
            new Effect.ForgetPages(page.images()));
  }

  /// A sheet that got stuck after its front was taken is scanned as a whole once more: nobody can
  /// lay half of one.
  private static Step ended(
      Visiting s, Stage.Materials at, Material material, Event.ScanEnded ended) {
    var problem = ended.fault().or(at::problem);
    var stopped =
        s.at(new Stage.Materials(at.index(), OptionalLong.empty(), problem, at.replacing()));
    var pages = s.visit().pagesOf(material.id());
    return ended
        .half()
        .flatMap(id -> PageList.find(pages, id))
        .map(half ->
            Step.to(
                stopped.with(
                    s.visit().withPages(material.id(), PageList.without(pages, List.of(half)))),
                new Effect.ForgetPages(half.images())))
        .orElse(Step.to(stopped));
  }

  private static Stage after(Visit visit, Stage.Materials at) {
    return at.index() + 1 < visit.item().toScan().size()
        ? at(at.index() + 1)
        : HandingIn.after(visit);
  }

  private static boolean room(Visiting s, Material material) {
    return s.visit().pagesOf(material.id()).size() < material.maxPages();
  }

  private static boolean enough(Visiting s, Material material) {
    boolean there =
        !s.visit().pagesOf(material.id()).isEmpty()
            || s.visit().reuse().takenFor(material.id()).isPresent();
    return switch (material.necessity()) {
      case REQUIRED -> there;
      case OPTIONAL -> true;
      case SUPPLEMENT_LATER -> there || s.visit().later().contains(material.id());
    };
  }

  private static boolean mayComeLater(Visiting s, Material material) {
    return material.necessity() == Necessity.SUPPLEMENT_LATER
        && s.visit().pagesOf(material.id()).isEmpty();
  }

  private static DeviceFault tooMany() {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "too-many-pages",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message(
            "页数超过上限，多出的页没有保存。",
            "There were more pages than allowed; the extra ones were not kept."),
        "");
  }
}
