// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintOutcome.Trail;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.paper.CopySheets;
import hall.kiosk.paper.CopySheets.Original;
import hall.kiosk.peripheral.Peripherals;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.function.Consumer;

/// Prints copies and tells exactly as much of them as the printer does; the document exists only
/// while it is sent.
final class CopyPrinting {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  private final Peripherals peripherals;
  private final CopiesPrinter printer;
  private final PageStore pages;
  private final Consumer<Event> post;

  CopyPrinting(
      Peripherals peripherals, CopiesPrinter printer, PageStore pages, Consumer<Event> post) {
    this.peripherals = peripherals;
    this.printer = printer;
    this.pages = pages;
    this.post = post;
  }

  void print(Effect.PrintCopy print) throws InterruptedException {
    post.accept(CopiesPrinter.told(print.operation(), outcome(print)));
  }

  private PrintOutcome outcome(Effect.PrintCopy print) throws InterruptedException {
    if (peripherals.printer().isEmpty()) {
      return new PrintOutcome.Failed(peripherals.absent(), Trail.NONE);
    }
    try {
      var pdf = document(print);
      var outcome = printer.print("copy", pdf, print.job().copies(), print.pages().size());
      Arrays.fill(pdf, (byte) 0);
      return outcome;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "copy-not-made", e);
      return new PrintOutcome.Failed(unmade(), Trail.NONE);
    }
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
