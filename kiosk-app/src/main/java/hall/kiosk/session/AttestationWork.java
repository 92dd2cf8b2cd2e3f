// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintOutcome.Trail;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.paper.AttestationSheets;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Fetches certificates, shows them to their owners and prints them; each print is reported as the
/// printer tells it. The document exists in memory alone, until the citizen has done with it.
final class AttestationWork {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  private final AttestationDesk desk;
  private final HeldDocument held = new HeldDocument();
  private final CopiesPrinter printer;
  private final PageStore pages;
  private final Consumer<Event> post;

  AttestationWork(
      AttestationDesk desk, CopiesPrinter printer, PageStore pages, Consumer<Event> post) {
    this.desk = desk;
    this.printer = printer;
    this.pages = pages;
    this.post = post;
  }

  /// From now on nothing is held but what comes under this name; called in the order of effects.
  void expect(UUID key) {
    held.expect(key);
  }

  void fetch(Effect.FetchAttestation fetch, UUID key) throws InterruptedException {
    var answer = desk.fetch().fetch(key, fetch.kind(), fetch.card(), pdf -> held.take(key, pdf));
    post.accept(new Event.AttestationTold(fetch.operation(), answer));
  }

  void look(long operation) {
    long session = pages.session();
    var refs = new ArrayList<PageRef>();
    try {
      for (ScannedPage page : pictures()) {
        var id = "a" + operation + "-" + refs.size();
        if (!pages.put(session, id, page)) {
          return;
        }
        refs.add(new PageRef(id, page.widthPx(), page.heightPx()));
      }
      post.accept(
          refs.isEmpty()
              ? new Event.PagesNotShown(operation)
              : new Event.PagesShown(operation, refs));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "attestation-not-shown", e);
      post.accept(new Event.PagesNotShown(operation));
    }
  }

  private List<ScannedPage> pictures() throws IOException {
    var pdf = held.copy();
    if (pdf.isEmpty()) {
      return List.of();
    }
    try {
      return AttestationSheets.pictures(pdf.get());
    } finally {
      Arrays.fill(pdf.get(), (byte) 0);
    }
  }

  void print(Effect.PrintAttestation print) throws InterruptedException {
    var next = held.next();
    if (next.isEmpty()) {
      // The session is over.
      return;
    }
    var outcome = outcome(print, next.get().pdf());
    report(next.get(), outcome, print.copies());
    post.accept(CopiesPrinter.told(print.operation(), outcome));
  }

  private PrintOutcome outcome(Effect.PrintAttestation print, byte[] pdf)
      throws InterruptedException {
    byte[] sheets;
    try {
      sheets = AttestationSheets.printed(pdf, print.sheet(), print.language());
    } catch (IOException e) {
      LOG.log(Level.ERROR, "attestation-not-made", e);
      return new PrintOutcome.Failed(unmade(), Trail.NONE);
    } finally {
      Arrays.fill(pdf, (byte) 0);
    }
    try {
      return printer.print("attestation", sheets, print.copies(), print.sheet().pages());
    } finally {
      Arrays.fill(sheets, (byte) 0);
    }
  }

  private void report(HeldDocument.Print print, PrintOutcome outcome, int copies) {
    switch (outcome) {
      case PrintOutcome.Printed printed ->
          desk.report()
              .report(
                  print.key(),
                  print.part(),
                  CopiesPrinter.confirmed(printed) ? "confirmed" : "sent",
                  copies);
      case PrintOutcome.Failed(_, var trail) -> stopped(print, trail);
      case PrintOutcome.NoAnswer(var trail) -> stopped(print, trail);
    }
  }

  private void stopped(HeldDocument.Print print, Trail trail) {
    int whole = CopiesPrinter.whole(trail).orElse(0);
    desk.report().report(print.key(), print.part(), "stopped", whole);
  }

  void forget() {
    held.forget();
  }

  private static DeviceFault unmade() {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "document-not-made",
        Owner.ATTENDANT,
        Action.MAINTENANCE,
        new Message("证明没有排好版，打不了。", "The certificate could not be laid out for printing."),
        "");
  }
}
