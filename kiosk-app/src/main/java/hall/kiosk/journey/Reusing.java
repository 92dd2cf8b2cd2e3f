// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.State.Visiting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Papers that were handed in before need not be scanned again (材料复用): offered for the person whose
/// card was laid, looked at only when asked for.
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

  /// What a citizen does about one material; empty where it has nothing to do with earlier papers.
  static Optional<Step> next(Visiting s, Material material, Event event) {
    var visit = s.visit();
    var reuse = visit.reuse();
    return switch (event) {
      case Event.ReusePaper() when offers(visit, material) ->
          Optional.of(
              Step.to(
                      s.with(
                          visit
                              .promise(material.id(), false)
                              .with(reuse.with(reuse.offer(material.id()).orElseThrow()))))
                  .and(forget(reuse)));
      case Event.ScanInstead() when reuse.takenFor(material.id()).isPresent() ->
          Optional.of(Step.to(s.with(visit.with(reuse.without(material.id())))).and(forget(reuse)));
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
      case Event.Scan _, Event.PromiseLater() when reuse.takenFor(material.id()).isPresent() ->
          Optional.of(Step.to(s));
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

  /// Whether an earlier paper may be taken now: nothing was scanned, and none was taken.
  private static boolean offers(Visit visit, Material material) {
    return visit.reuse().offer(material.id()).isPresent()
        && visit.reuse().takenFor(material.id()).isEmpty()
        && visit.pagesOf(material.id()).isEmpty();
  }

  private static List<Effect> forget(Reuse reuse) {
    return reuse.images().isEmpty() ? List.of() : List.of(new Effect.ForgetPages(reuse.images()));
  }
}
