// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.Outcome;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.device.scan.Scanner;
import hall.device.scan.page.PagePipeline;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// One scan: each page is put in order and told while the scanner goes on with the next.
final class Scanning {

  private final long operation;
  private final boolean bothSides;
  private final PageStore pages;
  private final long session;
  private final Consumer<Event> post;
  private int count;
  private String last = "";

  Scanning(long operation, boolean bothSides, PageStore pages, Consumer<Event> post) {
    this.operation = operation;
    this.bothSides = bothSides;
    this.pages = pages;
    this.session = pages.session();
    this.post = post;
  }

  /// Scans until nothing lies there any more; every page has been told when it returns.
  Outcome<Integer> run(
      Scanner scanner,
      ScanSettings settings,
      PagePipeline.Kind kind,
      Deadline deadline,
      Thread.UncaughtExceptionHandler onBug)
      throws InterruptedException {
    var asked = new ScanSettings(settings.dpi(), settings.mode(), settings.source(), bothSides);
    var threads = Thread.ofVirtual().name("page").uncaughtExceptionHandler(onBug).factory();
    try (var desk = Executors.newSingleThreadExecutor(threads)) {
      return scanner.scan(
          asked,
          page -> {
            var id = "p" + operation + "-" + ++count;
            var side = side();
            last = id;
            desk.execute(() -> take(id, side, page, kind));
          },
          deadline);
    }
  }

  private PageRef.Side side() {
    if (!bothSides) {
      return PageRef.Side.ONLY;
    }
    return count % 2 == 1 ? PageRef.Side.FRONT : PageRef.Side.BACK;
  }

  /// What the journey is told at the end.
  Event ended(Optional<DeviceFault> fault) {
    boolean half = bothSides && fault.isPresent() && count % 2 == 1;
    return new Event.ScanEnded(operation, fault, half ? Optional.of(last) : Optional.empty());
  }

  private void take(String id, PageRef.Side side, ScannedPage page, PagePipeline.Kind kind) {
    try {
      if (session != pages.session()) {
        Arrays.fill(page.bytes(), (byte) 0);
        return;
      }
      var tidy = TidyPage.of(id, side, page, kind);
      if (tidy.keep(pages, session)) {
        post.accept(new Event.PageScanned(operation, tidy.ref()));
      }
    } catch (InterruptedException e) {
      Arrays.fill(page.bytes(), (byte) 0);
      Thread.currentThread().interrupt();
    }
  }
}
