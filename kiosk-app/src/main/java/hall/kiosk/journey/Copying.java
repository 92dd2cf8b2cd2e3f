// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.CopyJob.Original;
import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.State.Visiting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Copying papers or an identity card: agree, scan, look, print; nobody has to say who he is, and
/// nothing is kept.
final class Copying {

  private Copying() {}

  static Stage first() {
    return new Stage.Copy(new CopyStep.What(false));
  }

  static Step next(Visiting s, Stage.Copy at, Event event) {
    return switch (at.step()) {
      case CopyStep.What(var agreed) -> what(s, agreed, event);
      case CopyStep.Agree(var job) -> agree(s, job, event);
      case CopyStep.Papers step -> papers(s, step, event);
      case CopyStep.Card step -> CopyingCard.next(s, step, event);
      case CopyStep.Ready(var job) -> ready(s, job, event);
      case CopyStep.Purpose(var job) -> purpose(s, job, event);
      case CopyStep.Out step -> out(s, step, event);
    };
  }

  private static Step what(Visiting s, boolean agreed, Event event) {
    return switch (event) {
      case Event.ChooseOriginal(var original) -> {
        var job = new CopyJob(original, 1, Optional.empty());
        yield Step.to(agreed ? scan(s, job) : to(s, new CopyStep.Agree(job)));
      }
      case Back() -> Step.to(s.at(new Stage.Home()));
      default -> Step.to(s);
    };
  }

  private static Step agree(Visiting s, CopyJob job, Event event) {
    return switch (event) {
      case Proceed() -> Step.to(scan(s, job));
      case Event.Refuse _, Back _ -> Step.to(to(s, new CopyStep.What(false)));
      default -> Step.to(s);
    };
  }

  private static Visiting scan(Visiting s, CopyJob job) {
    return to(
        s,
        switch (job.original()) {
          case DOCUMENT ->
              new CopyStep.Papers(
                  job, new Stage.Materials(0, OptionalLong.empty(), Optional.empty()));
          case IDENTITY_CARD -> new CopyStep.Card(job, OptionalLong.empty(), Optional.empty());
        });
  }

  static Visiting to(Visiting s, CopyStep step) {
    return s.at(new Stage.Copy(step));
  }

  private static Step papers(Visiting s, CopyStep.Papers step, Event event) {
    boolean still = step.scan().scanning().isEmpty();
    if (event instanceof Back && still) {
      return dropped(to(s, new CopyStep.What(true)));
    }
    if (event instanceof Proceed && still) {
      return pages(s).isEmpty() ? Step.to(s) : settled(s, step.job());
    }
    var scanned = Collecting.pages(s.at(step.scan()), step.scan(), CopyJob.document(), event);
    var after = (Visiting) scanned.state();
    var scan = (Stage.Materials) after.stage();
    return new Step(to(after, new CopyStep.Papers(step.job(), scan)), scanned.effects());
  }

  private static Step settled(Visiting s, CopyJob job) {
    var settled = Arranging.settled(s, CopyJob.document());
    return new Step(to((Visiting) settled.state(), new CopyStep.Ready(job)), settled.effects());
  }

  private static Step ready(Visiting s, CopyJob job, Event event) {
    return switch (event) {
      case Event.Copies(var copies) when copies >= 1 && copies <= s.terminal().mostCopies() ->
          Step.to(to(s, new CopyStep.Ready(job.withCopies(copies))));
      case Event.ChoosePurpose() -> Step.to(to(s, new CopyStep.Purpose(job)));
      case Event.CopyFor(var words) -> Step.to(to(s, new CopyStep.Ready(meant(job, words))));
      case Proceed() when s.terminal().works(Terminal.Peripheral.PRINTER) -> print(s, job);
      case Back() ->
          job.original() == Original.DOCUMENT ? Step.to(scan(s, job)) : CopyingCard.again(s, job);
      default -> Step.to(s);
    };
  }

  private static Step purpose(Visiting s, CopyJob job, Event event) {
    return switch (event) {
      case Event.CopyFor(var words) -> Step.to(to(s, new CopyStep.Ready(meant(job, words))));
      case Back() -> Step.to(to(s, new CopyStep.Ready(job)));
      default -> Step.to(s);
    };
  }

  private static CopyJob meant(CopyJob job, String words) {
    var purpose = words.strip();
    int end = Math.min(purpose.codePointCount(0, purpose.length()), CopyJob.LONGEST_PURPOSE);
    return job.withPurpose(
        Optional.of(purpose.substring(0, purpose.offsetByCodePoints(0, end)))
            .filter(some -> !some.isEmpty()));
  }

  private static Step print(Visiting s, CopyJob job) {
    long operation = s.nextOperation();
    var printing = new CopyStep.Out(job, new Paper.Printing(operation), OptionalInt.empty());
    return Step.to(to(s, printing), new Effect.PrintCopy(operation, job, pages(s)));
  }

  private static Step out(Visiting s, CopyStep.Out step, Event event) {
    if (step.paper() instanceof Paper.Printing(var operation)) {
      return ended(operation, event)
          .map(end -> Step.to(to(s, new CopyStep.Out(step.job(), end.paper(), end.out()))))
          .orElse(Step.to(s));
    }
    return switch (event) {
      case Back() -> Step.to(to(s, new CopyStep.Ready(left(step))));
      case Event.Another() -> Serving.another(s);
      case Proceed() -> Closing.begin(s);
      case Event.Finish() -> Closing.begin(s);
      default -> Step.to(s);
    };
  }

  /// How a print of copies ended.
  ///
  /// @param out whole copies that surely came out of one that stopped
  record End(Paper paper, OptionalInt out) {}

  /// What an event says of the print of this number.
  static Optional<End> ended(long operation, Event event) {
    return switch (event) {
      case Event.Printed(var of, var confirmed) when of == operation ->
          Optional.of(new End(new Paper.Out(confirmed), OptionalInt.empty()));
      case Event.NotPrinted(var of, var fault) when of == operation ->
          Optional.of(new End(new Paper.Failed(fault), OptionalInt.empty()));
      case Event.CopiesStopped(var of, var fault, var out) when of == operation ->
          Optional.of(new End(new Paper.Failed(fault), out));
      default -> Optional.empty();
    };
  }

  /// What is still to print after a print that stopped.
  private static CopyJob left(CopyStep.Out step) {
    int out = step.out().orElse(0);
    return step.job().withCopies(Math.max(1, step.job().copies() - out));
  }

  static List<PageRef> pages(Visiting s) {
    return s.visit().pagesOf(CopyJob.PAGES);
  }

  /// Without the pages.
  private static Step dropped(Visiting s) {
    var images = PageList.images(pages(s));
    var without = s.with(s.visit().withPages(CopyJob.PAGES, List.of()));
    return images.isEmpty() ? Step.to(without) : Step.to(without, new Effect.ForgetPages(images));
  }
}
