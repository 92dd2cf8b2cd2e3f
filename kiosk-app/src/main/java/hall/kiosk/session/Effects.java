// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.Outcome;
import hall.device.Ticker;
import hall.device.idcard.IdCard;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.OwnCases;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.ReceiptCode;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Upkeep;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.peripheral.Peripherals;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Does what the journey asks for: devices, outbox, timers, the purge.
final class Effects {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  /// After this the citizen is told how a card is laid.
  private static final Duration CARD_WAIT = Duration.ofSeconds(10);

  private static final Duration SCAN_LIMIT = Duration.ofMinutes(5);

  private final Peripherals peripherals;
  private final PageStore pages;
  private final Outbox outbox;
  private final Runnable submissionStored;
  private final Consumer<String> messageSeen;
  private final Function<IdCard, Optional<OwnCases>> ownCases;
  private final ComplaintWork complaints;
  private final RatingBox ratings;
  private final PaymentDesk payments;
  private final PayWatch paying;
  private final AttestationWork attestations;
  private final HelpWatch help;
  private final LicenceWork licences;
  private final LoginWatch logins;
  private final Function<ReceiptCode, HandIn.Answer> awaitedPapers;
  private final ReuseDesk reusable;
  private final Supplier<String> queryBase;
  private final NumberDesk numbers;
  private final UpkeepDesk upkeep;
  private final ScanSettings scan;
  private final Surroundings surroundings;
  private final Consumer<Event> post;
  private final Thread.UncaughtExceptionHandler onBug;
  private final Operations operations;

  /// Work that a purge must not stop: a submission on its way to the disk.
  private final Operations storing;

  /// The looking for what was left behind goes on when a visit is over.
  private final Operations looking;

  private final DeviceCalls calls;
  private final Printing printing;
  private final CopyPrinting copies;
  private final CodeReading codes;
  private final Leavings leavings;
  private final CardsInHand cards = new CardsInHand();
  private final Runnable chime;

  /// Whether another's card lay on the reader when it was looked at last.
  private volatile boolean blocked;

  /// Time, place and chance.
  record Surroundings(InstantSource clock, ZoneId zone, Ticker ticker, RandomGenerator random) {
    ZonedDateTime now() {
      return clock.instant().atZone(zone);
    }
  }

  Effects(
      Peripherals peripherals,
      PageStore pages,
      Outbox outbox,
      Runnable submissionStored,
      Consumer<String> messageSeen,
      Function<IdCard, Optional<OwnCases>> ownCases,
      ComplaintBox complaints,
      RatingBox ratings,
      PaymentDesk payments,
      AttestationDesk attestationDesk,
      HelpDesk help,
      LicenceDesk licenceDesk,
      LoginDesk loginDesk,
      Function<ReceiptCode, HandIn.Answer> awaitedPapers,
      ReuseDesk reusable,
      Supplier<String> queryBase,
      NumberDesk numbers,
      UpkeepDesk upkeep,
      ScanSettings scan,
      Runnable chime,
      Surroundings surroundings,
      Consumer<Event> post,
      Thread.UncaughtExceptionHandler onBug) {
    this.peripherals = peripherals;
    this.pages = pages;
    this.outbox = outbox;
    this.submissionStored = submissionStored;
    this.messageSeen = messageSeen;
    this.ownCases = ownCases;
    this.complaints =
        new ComplaintWork(complaints, this::copies, this::newKey, surroundings.clock(), post);
    this.ratings = ratings;
    this.payments = payments;
    this.paying = new PayWatch(payments, surroundings.ticker(), post);
    this.help = new HelpWatch(help, this::newKey, surroundings.ticker(), post, onBug);
    this.awaitedPapers = awaitedPapers;
    this.reusable = reusable;
    this.queryBase = queryBase;
    this.numbers = numbers;
    this.upkeep = upkeep;
    this.scan = scan;
    this.surroundings = surroundings;
    this.post = post;
    this.onBug = onBug;
    this.operations = new Operations(onBug);
    this.storing = new Operations(onBug);
    this.looking = new Operations(onBug);
    this.calls = new DeviceCalls(peripherals, surroundings.ticker());
    this.printing = new Printing(peripherals, calls, surroundings, post);
    var printer = new CopiesPrinter(peripherals, calls, surroundings);
    this.copies = new CopyPrinting(peripherals, printer, pages, post);
    this.attestations = new AttestationWork(attestationDesk, printer, pages, post);
    this.codes = new CodeReading(peripherals, calls, post);
    this.licences = new LicenceWork(licenceDesk, pages, post);
    this.logins =
        new LoginWatch(
            loginDesk, surroundings.ticker(), () -> surroundings.now().toLocalDate(), post, onBug);
    this.leavings =
        new Leavings(peripherals::device, peripherals::statuses, surroundings.ticker(), post);
    this.chime = chime;
  }

  /// Does it, or starts it.
  ///
  /// @param hall what papers are headed with
  void run(Effect effect, LocalText hall) {
    switch (effect) {
      case Effect.PurgeSession() -> {
        operations.cancelAll();
        help.end();
        pages.purge();
        cards.wipe();
        attestations.forget();
        LOG.log(Level.INFO, "session-purged");
      }
      case Effect.StartTimer(var generation, var timer, var after) ->
          Thread.ofVirtual()
              .name("timer")
              .start(() -> {
                try {
                  surroundings.ticker().pause(after);
                  post.accept(new Event.TimerFired(generation, timer));
                } catch (InterruptedException e) {
                  LOG.log(Level.DEBUG, "timer-interrupted");
                }
              });
      case Effect.ReadCard(var operation, var pause) ->
          operations.start(operation, "read-card", () -> readCard(operation, pause));
      case Effect.LogIn(var operation) -> {
        long session = cards.session();
        operations.start(
            operation,
            "log-in",
            () -> logins.follow(operation, person -> cards.take(session, person)));
      }
      case Effect.ForgetCard(var card) -> cards.forget(card);
      case Effect.CancelOperation(var operation) -> {
        operations.cancel(operation);
      }
      case Effect.StopLooking(var operation) -> {
        looking.cancelAll();
        looking.start(operation, "settle-left", leavings::settle);
      }
      case Effect.LookForLeft(var operation, var over) -> {
        looking.cancelAll();
        looking.start(operation, "look-for-left", () -> leavings.look(operation, over));
      }
      case Effect.Chime() -> Thread.ofVirtual().name("chime").start(chime);
      case Effect.Scan(var operation, var bothSides) ->
          operations.start(
              operation,
              "scan",
              () -> scan(Scanning.pages(operation, bothSides, pages, post), operation, scan));
      case Effect.ScanCard(var operation) ->
          operations.start(
              operation,
              "scan-card",
              () -> scan(Scanning.card(operation, pages, post), operation, glass()));
      case Effect.FileGrievance file ->
          operations.start(file.operation(), "file-grievance", () -> complaints.file(file));
      case Effect.SendRating(var operation, var draft, var card) ->
          operations.start(
              operation,
              "send-rating",
              () -> post.accept(new Event.RatingAnswered(operation, ratings.rate(draft, card))));
      case Effect.AskBills(var operation, var sort, var account, var card) ->
          operations.start(
              operation,
              "ask-bills",
              () ->
                  post.accept(
                      new Event.BillsTold(operation, payments.bills().of(sort, account, card))));
      case Effect.Pay(var operation, var bill) ->
          operations.start(operation, "pay", () -> paying.pay(operation, newKey(), bill));
      case Effect.GivePaymentUp(var operation, var key) ->
          operations.start(operation, "give-payment-up", () -> paying.giveUp(operation, key));
      case Effect.FindPayment(var operation, var number) ->
          operations.start(operation, "find-payment", () -> paying.find(operation, number));
      case Effect.PrintGrievance print ->
          operations.start(print.operation(), "print", () -> printing.print(print, hall));
      case Effect.PrintHandout print ->
          operations.start(print.operation(), "print", () -> printing.print(print, hall));
      case Effect.PrintPayment print ->
          operations.start(print.operation(), "print", () -> printing.print(print, hall));
      case Effect.FetchAttestation fetch -> {
        var key = newKey();
        attestations.expect(key);
        operations.start(
            fetch.operation(), "fetch-attestation", () -> attestations.fetch(fetch, key));
      }
      case Effect.LookAtAttestation(var operation) ->
          operations.start(operation, "look-at-attestation", () -> attestations.look(operation));
      case Effect.PrintAttestation print ->
          operations.start(print.operation(), "print-attestation", () -> attestations.print(print));
      case Effect.ForgetAttestation() -> attestations.forget();
      case Effect.PrintCopy print ->
          operations.start(print.operation(), "print-copy", () -> copies.print(print));
      case Effect.ForgetPages(var ids) -> pages.forget(ids);
      case Effect.Submit submit ->
          storing.start(submit.operation(), "submit", () -> submit(submit));
      case Effect.TakeBack(var operation, var localNumber) ->
          storing.start(operation, "take-back", () -> takeBack(localNumber));
      case Effect.AskCases(var operation, var card) ->
          operations.start(operation, "ask-cases", () -> askCases(operation, card));
      case Effect.ReadCode(var operation, var pause) ->
          operations.start(operation, "read-code", () -> codes.listen(operation, pause));
      case Effect.ScanCode(var operation) ->
          operations.start(operation, "scan-code", () -> codes.scan(operation, scan));
      case Effect.RedeemLicence redeem -> {
        var key = newKey();
        long session = pages.session();
        operations.start(
            redeem.operation(), "redeem-licence", () -> licences.redeem(redeem, key, session));
      }
      case Effect.AskPapers(var operation, var code) ->
          operations.start(
              operation,
              "ask-papers",
              () -> post.accept(new Event.PapersTold(operation, awaitedPapers.apply(code))));
      case Effect.AskReusable(var operation, var card, var item) ->
          operations.start(
              operation,
              "ask-reusable",
              () ->
                  post.accept(
                      new Event.ReusableTold(operation, reusable.offers().apply(card, item))));
      case Effect.FetchPaper(var operation, var card, var paper) ->
          operations.start(operation, "fetch-paper", () -> fetch(operation, card, paper));
      case Effect.AskLines(var operation) ->
          operations.start(
              operation,
              "ask-lines",
              () -> post.accept(new Event.LinesTold(operation, numbers.lines().look())));
      case Effect.TakeNumber take ->
          operations.start(
              take.operation(),
              "take-number",
              () ->
                  post.accept(
                      new Event.NumberAnswered(
                          take.operation(),
                          numbers.taking().take(take.groupId(), take.group(), take.lane()))));
      case Effect.Book book ->
          operations.start(
              book.operation(),
              "book",
              () ->
                  post.accept(
                      new Event.BookingsTold(
                          book.operation(),
                          numbers.booking().wish(book.wish(), book.visit().card().idNumber()))));
      case Effect.Arrive arrive ->
          operations.start(
              arrive.operation(),
              "arrive",
              () ->
                  post.accept(
                      new Event.NumberAnswered(
                          arrive.operation(),
                          numbers
                              .arriving()
                              .arrive(
                                  arrive.booking(),
                                  arrive.windows(),
                                  arrive.visit().card().idNumber()))));
      case Effect.CheckPin(var operation, var pin) ->
          operations.start(
              operation,
              "check-pin",
              () -> post.accept(new Event.PinChecked(operation, upkeep.pin().apply(pin))));
      case Effect.TestDevices(var operation) ->
          operations.start(
              operation,
              "test-devices",
              () ->
                  post.accept(
                      new Event.DevicesTested(
                          operation, upkeep.maintenance().selfTest(Optional.empty()))));
      case Effect.PrintTest(var operation, var on) ->
          operations.start(
              operation,
              "print-test",
              () ->
                  post.accept(
                      new Event.TestPrinted(
                          operation, tried(on, upkeep.maintenance().testPrint(on)))));
      case Effect.RestartKiosk() -> upkeep.restart().run();
      case Effect.PrintNumber print ->
          operations.start(print.operation(), "print", () -> printing.print(print, hall));
      case Effect.TellHelp now -> help.tell(now);
      case Effect.TellSeen(var message) -> messageSeen.accept(message);
      case Effect.PrintReceipt print ->
          operations.start(print.operation(), "print", () -> printing.print(print, hall));
    }
  }

  private Deadline within(Duration duration) {
    return Deadline.after(duration, surroundings.ticker());
  }

  private void readCard(long operation, Duration pause) throws InterruptedException {
    long session = cards.session();
    surroundings.ticker().pause(pause);
    var reader = peripherals.idCardReader();
    if (reader.isEmpty()) {
      return;
    }
    if (leavings.areAnothers(Belonging.CARD)) {
      blocked = true;
      post.accept(new Event.CardNotRead(operation, Optional.of(Leavings.cardLeft())));
      return;
    }
    if (blocked) {
      // The citizen sees that the reader is free now.
      blocked = false;
      post.accept(new Event.CardNotRead(operation, Optional.empty()));
      return;
    }
    var outcome =
        calls.logged(
            Peripheral.ID_CARD_READER, "read-card", () -> reader.get().read(within(CARD_WAIT)));
    post.accept(
        switch (outcome) {
          case Outcome.Done(var card) -> {
            cards.take(session, card);
            yield new Event.CardRead(operation, card, surroundings.now().toLocalDate());
          }
          case Outcome.Faulted(var fault) -> new Event.CardNotRead(operation, Optional.of(fault));
          case Outcome.NoAnswer<?>() -> new Event.CardNotRead(operation, Optional.empty());
        });
  }

  /// A card is too small for any feeder.
  private ScanSettings glass() {
    return new ScanSettings(scan.dpi(), ScanSettings.Mode.COLOR, ScanSettings.Source.FLATBED);
  }

  private void scan(Scanning scanning, long operation, ScanSettings settings)
      throws InterruptedException {
    var scanner = peripherals.scanner();
    if (scanner.isEmpty()) {
      post.accept(new Event.ScanEnded(operation, Optional.of(peripherals.absent())));
      return;
    }
    if (leavings.areAnothers(Belonging.ORIGINAL)) {
      leavings.told(Belonging.ORIGINAL);
      post.accept(new Event.ScanEnded(operation, Optional.of(Leavings.originalLeft())));
      return;
    }
    var outcome =
        calls.logged(
            Peripheral.SCANNER,
            "scan",
            () ->
                scanning.run(
                    scanner.get(), settings, peripherals.pageKind(), within(SCAN_LIMIT), onBug));
    post.accept(scanning.ended(problem(outcome)));
  }

  private static Upkeep.Task tried(Peripheral on, Outcome<Maintenance.TestPaper> outcome) {
    return switch (outcome) {
      case Outcome.Done(var paper) -> new Upkeep.Task.Printed(on, paper.confirmed());
      case Outcome.Faulted(var fault) -> new Upkeep.Task.NotPrinted(on, Optional.of(fault));
      case Outcome.NoAnswer<?>() -> new Upkeep.Task.NotPrinted(on, Optional.empty());
    };
  }

  private void askCases(long operation, IdCard card) {
    post.accept(
        ownCases
            .apply(card)
            .<Event>map(cases -> new Event.CasesKnown(operation, cases))
            .orElseGet(() -> new Event.CasesNotKnown(operation)));
  }

  private void fetch(long operation, IdCard card, Reusable paper) {
    long session = pages.session();
    post.accept(
        new Event.PaperSeen(
            operation,
            reusable
                .look()
                .apply(card, paper)
                .flatMap(bytes -> PaperLook.keep(pages, session, operation, paper, bytes))));
  }

  private UUID newKey() {
    var random = surroundings.random();
    return Drafting.version4(random.nextLong(), random.nextLong());
  }

  private Optional<DeviceFault> problem(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> Optional.empty();
      case Outcome.Faulted<?>(var fault) -> Optional.of(fault);
      case Outcome.NoAnswer<?>() -> Optional.of(peripherals.silent());
    };
  }

  private void submit(Effect.Submit submit) {
    try {
      var visit = submit.visit();
      var submission =
          visit.handIn().isPresent()
              ? Supplementing.draft(
                  visit, this::image, licences::document, surroundings.now(), surroundings.random())
              : Drafting.draft(
                  visit,
                  this::image,
                  licences::document,
                  surroundings.now(),
                  surroundings.random());
      outbox.put(submission);
      LOG.log(Level.INFO, "submission-stored {0}", submission.localNumber());
      post.accept(
          new Event.Stored(
              submit.operation(),
              new Delivery.Held(
                  submission.localNumber(), queryBase.get() + submission.localNumber())));
      submissionStored.run();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "submission-not-stored", e);
      post.accept(new Event.NotStored(submit.operation()));
    }
  }

  private void takeBack(String localNumber) {
    try {
      outbox.takenBack(localNumber);
    } catch (IOException e) {
      // It stays for the staff, as everything that was refused.
      LOG.log(Level.ERROR, "submission-not-taken-back", e);
    }
  }

  private ScannedPage image(PageRef page) {
    return pages
        .get(page.image().id())
        .orElseThrow(() -> new IllegalStateException("a page of this visit has no image"));
  }

  private Optional<List<ScannedPage>> copies(List<PageRef> refs) {
    return pages.copies(refs.stream().map(page -> page.image().id()).toList());
  }
}
