// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Reuse.Why;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.State.Visiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Papers that were handed in before need not be scanned again (材料复用): offered for the person whose
/// card was laid, looked at only when asked for.
///
/// Whoever acts for somebody else (代办) is offered that one's papers where that one's card was laid,
/// and never the own ones.
final class Reusing {

  private Reusing() {}

  /// Goes on from the form, and asks the server once an application what it keeps.
  static Step ask(Visiting s, Step on) {
    var visit = s.visit();
    if (visit.reuse().asked().isPresent()
        || visit.item().toScan().isEmpty()
        || visit.applicantCard().isEmpty()) {
      return on;
    }
    long operation = s.nextOperation();
    var asked = ((Visiting) on.state()).with(visit.with(visit.reuse().asked(operation)));
    return new Step(asked, on.effects())
        .and(List.of(new Effect.AskReusable(operation, visit.applicantCard().get(), visit.item())));
  }

  /// What the server said; a late answer is about another application.
  static Optional<Step> told(Visiting s, Event event) {
    return event instanceof Event.ReusableTold(var operation, var papers)
            && s.visit().reuse().asked().equals(OptionalLong.of(operation))
        ? Optional.of(Step.to(s.with(s.visit().with(s.visit().reuse().offered(papers)))))
        : Optional.empty();
  }

  /// The server would not have papers that were taken: the citizen scans them, and all else is
  /// kept. Empty where none of them was taken.
  static Optional<Step> refused(Visiting s, String localNumber, Map<String, Why> why) {
    var visit = s.visit();
    var materials = visit.item().toScan().stream().map(Material::id).toList();
    return materials.stream()
        .filter(id -> why.containsKey(id) && visit.reuse().takenFor(id).isPresent())
        .findFirst()
        .map(first ->
            Step.to(
                s.with(visit.with(visit.reuse().refused(why)))
                    .at(Collecting.at(materials.indexOf(first))),
                new Effect.TakeBack(s.nextOperation(), localNumber)));
  }

  /// What a citizen does about one material; empty where it has nothing to do with earlier papers.
  ///
  /// @param on what follows the material
  static Optional<Step> next(Visiting s, Material material, Stage on, Event event) {
    var visit = s.visit();
    var reuse = visit.reuse();
    return switch (event) {
      case Event.ReusePaper() when offers(visit, material) ->
          Optional.of(
              Step.to(
                      s.with(visit.with(reuse.with(reuse.offer(material.id()).orElseThrow())))
                          .at(on))
                  .and(forget(reuse)));
      case Event.ScanInstead()
          when asks(visit, material) || reuse.takenFor(material.id()).isPresent() ->
          Optional.of(
              Step.to(s.with(visit.with(reuse.declined(material.id(), true)))).and(forget(reuse)));
      case Event.Back()
          when reuse.look().isEmpty()
              && reuse.declined().contains(material.id())
              && free(visit, material) ->
          Optional.of(Step.to(s.with(visit.with(reuse.declined(material.id(), false)))));
      case Event.LookAtPaper() when reuse.offer(material.id()).isPresent() -> {
        var paper = reuse.offer(material.id()).get();
        var look = new Reuse.Look(s.nextOperation(), paper, Optional.empty(), false);
        yield Optional.of(
            Step.to(
                s.with(visit.with(reuse.looking(Optional.of(look)))),
                new Effect.FetchPaper(
                    look.operation(), visit.applicantCard().orElseThrow(), paper)));
      }
      case Event.PaperSeen(var operation, var page) ->
          Optional.of(
              reuse
                  .look()
                  .filter(look -> look.operation() == operation)
                  .map(look ->
                      Step.to(
                          s.with(
                              visit.with(
                                  reuse.looking(
                                      Optional.of(
                                          new Reuse.Look(
                                              operation, look.paper(), page, page.isEmpty())))))))
                  // Nobody looks at it any more.
                  .orElseGet(() ->
                      Step.to(
                          s, new Effect.ForgetPages(page.map(PageRef::images).orElse(List.of())))));
      case Event.CloseLook() when reuse.look().isPresent() -> Optional.of(closed(s));
      // It stands for the scan until the citizen says otherwise.
      case Event.Scan _, Event.PromiseLater()
          when asks(visit, material) || reuse.takenFor(material.id()).isPresent() ->
          Optional.of(Step.to(s));
      case Event.Proceed() when asks(visit, material) -> Optional.of(Step.to(s));
      default -> Optional.empty();
    };
  }

  private static Step closed(Visiting s) {
    var reuse = s.visit().reuse();
    return Step.to(s.with(s.visit().with(reuse.looking(Optional.empty()))))
        .and(
            reuse.look().stream()
                .<Effect>map(look -> new Effect.CancelOperation(look.operation()))
                .toList())
        .and(forget(reuse));
  }

  private static boolean offers(Visit visit, Material material) {
    return visit.offered(material.id()).isPresent();
  }

  /// Whether the citizen says first what is to be done about an earlier paper.
  private static boolean asks(Visit visit, Material material) {
    return offers(visit, material) || visit.refused(material.id()).isPresent();
  }

  /// Whether an earlier paper could stand for it: nothing was scanned, promised or taken.
  private static boolean free(Visit visit, Material material) {
    return visit
            .with(visit.reuse().declined(material.id(), false))
            .offered(material.id())
            .isPresent()
        && visit.reuse().takenFor(material.id()).isEmpty();
  }

  private static List<Effect> forget(Reuse reuse) {
    return reuse.images().isEmpty() ? List.of() : List.of(new Effect.ForgetPages(reuse.images()));
  }
}
