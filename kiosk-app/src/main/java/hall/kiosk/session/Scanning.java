// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.Outcome;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.device.scan.Scanner;
import hall.device.scan.page.PagePipeline;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// One scan: each page is put in order and told while the scanner goes on with the next.
final class Scanning {

  private final long operation;
  private final boolean bothSides;
  private final boolean card;
  private final PageStore pages;
  private final long session;
  private final Consumer<Event> post;
  private int count;
  private String last = "";

  /// Whether a page had no card on it; the page's thread alone writes it, and has ended before it
  /// is read.
  private volatile boolean noCard;

  private Scanning(
      long operation, boolean bothSides, boolean card, PageStore pages, Consumer<Event> post) {
    this.operation = operation;
    this.bothSides = bothSides;
    this.card = card;
    this.pages = pages;
    this.session = pages.session();
    this.post = post;
  }

  static Scanning pages(long operation, boolean bothSides, PageStore pages, Consumer<Event> post) {
    return new Scanning(operation, bothSides, false, pages, post);
  }

  /// Keeps of each page the identity card that lies there.
  static Scanning card(long operation, PageStore pages, Consumer<Event> post) {
    return new Scanning(operation, false, true, pages, post);
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
  Event ended(Optional<DeviceFault> stopped) {
    var fault = stopped.or(() -> noCard ? Optional.of(cardNotFound()) : Optional.empty());
    boolean half = bothSides && fault.isPresent() && count % 2 == 1;
    return new Event.ScanEnded(operation, fault, half ? Optional.of(last) : Optional.empty());
  }

  private void take(String id, PageRef.Side side, ScannedPage page, PagePipeline.Kind kind) {
    try {
      if (session != pages.session()) {
        Arrays.fill(page.bytes(), (byte) 0);
        return;
      }
      var tidy = card ? card(id, page, kind) : Optional.of(TidyPage.of(id, side, page, kind));
      if (tidy.filter(kept -> kept.keep(pages, session)).isPresent()) {
        post.accept(new Event.PageScanned(operation, tidy.get().ref()));
      }
    } catch (InterruptedException e) {
      Arrays.fill(page.bytes(), (byte) 0);
      Thread.currentThread().interrupt();
    }
  }

  private Optional<TidyPage> card(String id, ScannedPage page, PagePipeline.Kind kind)
      throws InterruptedException {
    var cut = CardCut.of(page, kind);
    Arrays.fill(page.bytes(), (byte) 0);
    noCard |= cut.isEmpty();
    return cut.map(found ->
        new TidyPage(new PageRef(id, found.widthPx(), found.heightPx()), Map.of(id, found)));
  }

  private static DeviceFault cardNotFound() {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "card-not-found",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message("没有看到完整的身份证。", "No whole identity card could be seen."),
        "");
  }
}
