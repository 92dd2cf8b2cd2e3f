// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.print.PagesOut;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintOutcome.Trail;
import hall.device.print.PrintSettings;
import hall.device.print.Printer;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.paper.CopySheets;
import hall.kiosk.paper.CopySheets.Original;
import hall.kiosk.peripheral.Peripherals;
import hall.kiosk.session.Effects.Surroundings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Prints copies and tells exactly as much of them as the printer does; the document exists only
/// while it is sent.
final class CopyPrinting {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration PER_PAGE = Duration.ofSeconds(15);

  /// The printer itself says that the sheets came out.
  private static final int CONFIRMED = 3;

  private final Peripherals peripherals;
  private final DeviceCalls calls;
  private final PageStore pages;
  private final Surroundings surroundings;
  private final Consumer<Event> post;

  CopyPrinting(
      Peripherals peripherals,
      DeviceCalls calls,
      PageStore pages,
      Surroundings surroundings,
      Consumer<Event> post) {
    this.peripherals = peripherals;
    this.calls = calls;
    this.pages = pages;
    this.surroundings = surroundings;
    this.post = post;
  }

  void print(Effect.PrintCopy print) throws InterruptedException {
    post.accept(told(print.operation(), outcome(print)));
  }

  private static Event told(long operation, PrintOutcome outcome) {
    return switch (outcome) {
      case PrintOutcome.Printed(var evidence) ->
          new Event.Printed(operation, evidence.level() >= CONFIRMED);
      case PrintOutcome.Failed(var fault, var trail) ->
          new Event.CopiesStopped(operation, Optional.of(fault), whole(trail));
      case PrintOutcome.NoAnswer(var trail) ->
          new Event.CopiesStopped(operation, Optional.empty(), whole(trail));
    };
  }

  private static OptionalInt whole(Trail trail) {
    return trail.out().map(PagesOut::copies).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private PrintOutcome outcome(Effect.PrintCopy print) throws InterruptedException {
    var printer = peripherals.printer();
    if (printer.isEmpty()) {
      return new PrintOutcome.Failed(peripherals.absent(), Trail.NONE);
    }
    try {
      var pdf = document(print);
      var outcome = printed(printer.get(), print, pdf);
      Arrays.fill(pdf, (byte) 0);
      return outcome;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "copy-not-made", e);
      return new PrintOutcome.Failed(unmade(), Trail.NONE);
    }
  }

  private PrintOutcome printed(Printer printer, Effect.PrintCopy print, byte[] pdf)
      throws InterruptedException {
    int copies = print.job().copies();
    var limit = LIMIT.plus(PER_PAGE.multipliedBy((long) copies * print.pages().size()));
    var told = new AtomicReference<PrintOutcome>(new PrintOutcome.NoAnswer(Trail.NONE));
    var _ =
        calls.logged(
            Peripheral.PRINTER,
            "print-copy",
            () -> {
              var outcome =
                  printer.print(
                      "copy",
                      pdf,
                      PrintSettings.PLAIN.withCopies(copies),
                      _ -> {},
                      Deadline.after(limit, surroundings.ticker()));
              told.set(outcome);
              return outcome.outcome();
            });
    return Objects.requireNonNull(told.get());
  }

  private static DeviceFault unmade() {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "document-not-made",
        Owner.ATTENDANT,
        Action.MAINTENANCE,
        new Message("复印件没有做出来。", "The copy could not be made."),
        "");
  }

  private byte[] document(Effect.PrintCopy print) throws IOException {
    var mark = print.job().purpose().map("仅供%s使用"::formatted);
    var originals = print.pages().stream().map(this::original).toList();
    return switch (print.job().original()) {
      case DOCUMENT -> CopySheets.papers(originals, mark);
      case IDENTITY_CARD -> CopySheets.card(originals.getFirst(), originals.getLast(), mark);
    };
  }

  private Original original(PageRef page) {
    var image =
        pages
            .get(page.image().id())
            .orElseThrow(() -> new IllegalStateException("a page of this visit has no image"));
    return new Original(image, page.quarters());
  }
}
