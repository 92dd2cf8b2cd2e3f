// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.State.Visiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Both sides of an identity card, one after the other.
final class CopyingCard {

  private static final int SIDES = 2;

  private CopyingCard() {}

  static Step next(Visiting s, CopyStep.Card step, Event event) {
    return step.scanning().isPresent() ? scanning(s, step, event) : waiting(s, step, event);
  }

  private static Step waiting(Visiting s, CopyStep.Card step, Event event) {
    return switch (event) {
      case Event.Scan _ when Copying.pages(s).size() < SIDES -> {
        long operation = s.nextOperation();
        yield Step.to(
            at(s, step.job(), OptionalLong.of(operation), Optional.empty()),
            new Effect.ScanCard(operation));
      }
      case Back() -> back(s, step.job());
      default -> Step.to(s);
    };
  }

  private static Step scanning(Visiting s, CopyStep.Card step, Event event) {
    long running = step.scanning().orElseThrow();
    return switch (event) {
      case Event.PageScanned(var operation, var page)
          when operation == running && Copying.pages(s).size() < SIDES ->
          Step.to(s.with(s.visit().with(CopyJob.PAGES, page)));
      case Event.PageScanned(_, var page) -> Step.to(s, new Effect.ForgetPages(page.images()));
      case Event.ScanEnded(var operation, var fault, _) when operation == running ->
          Step.to(
              fault.isEmpty() && Copying.pages(s).size() == SIDES
                  ? Copying.to(s, new CopyStep.Ready(step.job()))
                  : at(s, step.job(), OptionalLong.empty(), fault));
      case Back() ->
          Step.to(
              at(s, step.job(), OptionalLong.empty(), Optional.empty()),
              new Effect.CancelOperation(running));
      default -> Step.to(s);
    };
  }

  /// The side that was scanned last comes once more; before the first there is nothing to go back
  /// to but the question.
  private static Step back(Visiting s, CopyJob job) {
    return Copying.pages(s).isEmpty()
        ? Step.to(Copying.to(s, new CopyStep.What(true)))
        : again(s, job);
  }

  static Step again(Visiting s, CopyJob job) {
    var pages = new ArrayList<>(Copying.pages(s));
    var last = pages.removeLast();
    return Step.to(
        at(
            s.with(s.visit().withPages(CopyJob.PAGES, List.copyOf(pages))),
            job,
            OptionalLong.empty(),
            Optional.empty()),
        new Effect.ForgetPages(last.images()));
  }

  private static Visiting at(
      Visiting s, CopyJob job, OptionalLong scanning, Optional<DeviceFault> problem) {
    return Copying.to(s, new CopyStep.Card(job, scanning, problem));
  }
}
