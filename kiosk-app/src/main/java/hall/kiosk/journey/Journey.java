// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Effect.PurgeSession;
import hall.kiosk.journey.Effect.StartTimer;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.Event.Tap;
import hall.kiosk.journey.State.Idle;
import hall.kiosk.journey.State.OutOfService;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Visit.Look;
import java.util.List;
import java.util.Set;

/// The journey from the attract screen to the receipt.
///
/// | from | event | to |
/// |---|---|---|
/// | OutOfService | the reason is gone | Idle |
/// | Idle | a reason not to serve, such as an operator's word | OutOfService |
/// | Idle, OutOfService | CallMaintenance | Maintenance, see [Maintaining] |
/// | Idle, OutOfService | MessageSeen | the same without the message |
/// | Idle | Begin | Home |
/// | Home | StartService that can begin and needs no card, or one was read before | its first: Choose, Cases |
/// | Home | StartService that can begin, nobody known | Identify for it |
/// | Identify | CardRead, consistent and valid | the first of the service that asked |
/// | Identify | CardRead otherwise, CardNotRead | Identify with the problem, reading again |
/// | Identify | Back | where the citizen came from |
/// | Identify | LogIn, see [LoggingIn] | LoggingIn, then the first of the service that asked |
/// | Cases | CasesKnown, CasesNotKnown | Cases that tells what the server said |
/// | Cases | AskCases, where there was no answer | Cases, asking again |
/// | Cases | OpenCase, then Back | Cases with one of them, then all |
/// | Cases | BringPapers, where one waits for papers | Awaited |
/// | Cases | Finish | Thanks |
/// | Home | StartService of HAND_IN | Code, listening |
/// | Code | CodeRead of a receipt | Code, asking |
/// | Code | Scan | Code, reading the paper on the scanner |
/// | Code | PapersTold of a case | Awaited |
/// | Code | PapersTold of a complaint | Followed |
/// | Code | anything else that comes of it | Code that says so, listening |
/// | Code | ShowCard | Identify for one's own cases |
/// | Awaited | Proceed, there are papers | Consenting before the first scan of the visit; Materials; after them Review |
/// | Awaited | Back | Cases or Code, as it was opened |
/// | Followed | Back, Finish | Code, Thanks |
/// | Booking | BookingsTold | Booking that shows it |
/// | Booking | PickWindows, PickDay | Booking, a step further |
/// | Booking | PickTime that is free, GiveBack twice | Booking, asking |
/// | Booking | Arrive | Numbered, taking |
/// | Windows | LinesTold, SayDisabled | Windows that knows |
/// | Windows | ShowCard, nobody known | Identify for a number |
/// | Windows | ChooseLine that is open | Numbered, taking |
/// | Numbered | NumberAnswered, given | Numbered, printing |
/// | Numbered | NumberAnswered, refused | Windows that says why |
/// | Numbered, given | Another, Finish | Home, Thanks |
/// | Choose | ChooseItem that is offered | Notice |
/// | Notice, Acting | TakeAlong, the printer works | HandingOut, printing |
/// | HandingOut, over | Proceed, Back | where it was asked for |
/// | Notice | Proceed | Acting where an agent may apply; Form |
/// | Notice | Proceed, known by a login, and the item wants the card | Identify for the item, then the same |
/// | Acting | ActForSelf, ActForOther by a copy where one suffices | Form |
/// | Acting | ActForOther by card | Identify for the other card |
/// | Identify for the other card | CardRead, consistent, valid, not the own one | Form |
/// | Form | Proceed, no problem | Consenting before the first scan of the visit; Materials, or Commitment where nothing is to be scanned |
/// | Form | Proceed, problems | Form that shows all of them |
/// | Consenting | Proceed | Materials, agreed for the whole visit |
/// | Consenting | Refuse | Consenting that says where else it is done; Back asks again |
/// | Materials | Scan | Materials, scanning; pages are added as they come |
/// | Materials | ScanAgain | Materials, scanning; the first page that comes takes the old one's place |
/// | Materials | TurnPage, MovePage, SwapPicture, DeletePage, DeleteBlankPages | Materials, arranged |
/// | Materials with an offer | ReusePaper | the next material, as by Proceed |
/// | Materials with an offer | ScanInstead, then Back | Materials, then with the offer again |
/// | Materials with an offer | LookAtPaper, CloseLook | Materials, see [Reusing] |
/// | Materials | PromiseLater, where the item allows it | Materials, promised |
/// | Materials | Proceed, enough pages or promised | the next material, at last Commitment |
/// | Commitment | Proceed | Sign |
/// | Sign | Proceed, signed | Review |
/// | Review | Proceed | Submitting |
/// | Submitting | Stored | Submitting, held |
/// | Submitting | Accepted for what is held | Receipt, submitted |
/// | Submitting | patience ran out or Delayed, held | Receipt, held |
/// | Submitting | PapersRefused for what is held | Materials that says why, all else kept |
/// | Submitting | NotStored | Review that says so |
/// | Receipt | Accepted for what is held | Receipt, submitted |
/// | Receipt | Another | Home, as the same person |
/// | Receipt | Proceed, Finish | Thanks |
/// | Home | StartService of COPY | Copy: What |
/// | Copy | see [Copying] | Copy: Agree, Papers or Card, Ready, Purpose, Out; at its end Thanks or Home |
/// | Home | StartService of COMPLAIN | Complain: What |
/// | Complain: What | FollowComplaint, a code can be read | Code, listening |
/// | Notice | AskVisit | Complain: Words, of a visit at home |
/// | Complain | see [Complaining] | Complain: Words, Where, Who, Check, Agree, Papers, Sending, Filed; then Thanks or Home |
/// | Home | StartService of PAY | Pay: Sorts |
/// | Pay | see [Paying] | Pay: Account, Asking, Bills, Under, Slip; then Thanks or Home |
/// | Home | StartService of ATTEST | Attest: Kinds |
/// | Attest | see [Attesting] | Attest: Asking, Said, Ready, Looking, Out; at its end Thanks or Home |
/// | Receipt, submitted, its paper out; Cases, one that is decided | Evaluate | Rate: Mark |
/// | Rate | see [Evaluating] | Rate: Why, Sending, Kept; Back to where it began, or Thanks |
/// | Thanks | LeftSeen | Thanks that says what still lies there |
/// | Thanks | Finish, its time is over | Idle |
/// | Idle, OutOfService | LeftSeen | the same that says what was left behind |
/// | any of a visit | OpenVoice, then Stay or SwitchVoice | the same |
/// | any of a visit | OpenPrivacy, then Stay | the same |
/// | any of a visit | OpenHelp, HelpTold, see [Helping] | the same |
/// | any of a visit but Submitting | Cancel, then Leave | Idle |
/// | any of a visit that waits for the citizen | still too long | warning, then Idle |
///
/// A reason not to serve that comes during a visit waits for its end. Back goes one step towards
/// Home and loses nothing. Whatever stands in no row changes nothing. Entering Idle or OutOfService
/// always yields [PurgeSession], and after a visit [Effect.LookForLeft].
public final class Journey {

  private Journey() {}

  /// The first state of a terminal.
  public static Step start(Terminal terminal) {
    var left = new LeftBehind(1, Set.of());
    // Whatever lies there now was left before the terminal started.
    return rest(0, terminal, left).and(List.of(new Effect.LookForLeft(left.operation(), true)));
  }

  /// The next state, and what to do.
  public static Step next(State state, Event event) {
    return switch (state) {
      case OutOfService s -> atRest(s, s.left(), event);
      case Idle s -> atRest(s, s.left(), event);
      case State.Maintenance s -> maintained(s, event);
      case Visiting s -> Helping.follow(s, visiting(Helping.touched(s, event), event));
    };
  }

  private static Step maintained(State.Maintenance s, Event event) {
    var left = Closing.seen(s.left(), event).orElse(s.left());
    var now = new State.Maintenance(s.generation(), told(s.terminal(), event), left, s.upkeep());
    return Maintaining.next(now, event).orElseGet(() -> over(now));
  }

  private static Step atRest(State s, LeftBehind left, Event event) {
    if (event instanceof Event.Begin(var language, var lowReach, var aloud) && s instanceof Idle) {
      var look = Look.plain(language).withLowReach(lowReach).with(Voice.OFF.with(aloud));
      var visit = Visit.begin(language).with(look);
      var home = new Stage.Home();
      var begun = new Visiting(s.generation() + 1, s.terminal(), visit, home, Overlay.NONE);
      return Step.to(begun, new Effect.StopLooking(left.operation())).and(watch(begun));
    }
    if (event instanceof Event.CallMaintenance) {
      return Maintaining.begin(s.generation(), s.terminal(), left);
    }
    var seen = Closing.seen(left, event).filter(now -> !now.equals(left));
    if (seen.isPresent()) {
      return rest(s.generation(), s.terminal(), seen.get()).and(Closing.chime(left, seen.get()));
    }
    var terminal =
        event instanceof Event.MessageSeen(var id)
            ? s.terminal().with(s.terminal().staff().without(id))
            : told(s.terminal(), event);
    if (terminal.equals(s.terminal())) {
      return Step.to(s);
    }
    var step = rest(s.generation(), terminal, left);
    return event instanceof Event.MessageSeen(var message)
        ? step.and(List.of(new Effect.TellSeen(message)))
        : step;
  }

  /// Idle, or out of service where nothing can be offered; nothing of the visit goes with it.
  private static Step rest(long generation, Terminal terminal, LeftBehind left) {
    State rest =
        terminal
            .whyClosed()
            .<State>map(why -> new OutOfService(generation + 1, terminal, why, left))
            .orElseGet(() -> new Idle(generation + 1, terminal, left));
    return Step.to(rest, new PurgeSession());
  }

  /// Rest after a visit, which may have left things behind.
  private static Step over(Visiting s) {
    var known = s.stage() instanceof Stage.Thanks at ? at.left().things() : Set.<Belonging>of();
    var left = new LeftBehind(s.nextOperation(), known);
    return rest(s.generation(), s.terminal(), left)
        .and(List.of(new Effect.LookForLeft(left.operation(), true)));
  }

  /// Rest after maintenance: whoever was here may have taken what lay there.
  private static Step over(State.Maintenance s) {
    var left = new LeftBehind(s.generation() + 1, s.left().things());
    return rest(s.generation(), s.terminal(), left)
        .and(List.of(new Effect.LookForLeft(left.operation(), true)));
  }

  private static Terminal told(Terminal terminal, Event event) {
    return switch (event) {
      case Event.FaultsChanged(var faults) -> terminal.withFaults(faults);
      case Event.AbilitiesChanged(var abilities) -> terminal.with(abilities);
      case Event.CatalogueChanged(var catalogue) -> terminal.with(catalogue);
      case Event.MostUsed(var codes) -> terminal.withMostUsed(codes);
      case Event.NumbersOffered(var numbers, var bookings) ->
          terminal.withNumbers(numbers, bookings);
      case Event.BillsOffered(var offers) -> terminal.withBills(offers);
      case Event.AttestationsOffered(var offer) -> terminal.withAttestations(offer);
      case Event.LicencesOffered(var offered) -> terminal.withLicences(offered);
      case Event.LoginOffered(var app) -> terminal.withLogin(app);
      case Event.AttestationsAway() -> terminal.withAttestations(terminal.attestations().away());
      case Event.HallNamed(var hall) -> terminal.withHall(hall);
      case Event.Closed(var why) -> terminal.withClosed(why);
      case Event.MessagesChanged(var messages) -> terminal.with(terminal.staff().with(messages));
      case Event.Stranger(var as) -> terminal.with(terminal.staff().strangerAs(as));
      default -> terminal;
    };
  }

  private static Step visiting(Visiting s, Event event) {
    var terminal = told(s.terminal(), event);
    if (!terminal.equals(s.terminal())) {
      // The visit goes on: what it needs and can't have shows as a fault where it is needed.
      return Step.to(new Visiting(s.generation(), terminal, s.visit(), s.stage(), s.overlay()));
    }
    if (event instanceof Event.TimerFired(var generation, var timer)) {
      return generation == s.generation() ? timer(s, timer) : Step.to(s);
    }
    if (event instanceof Event.HelpTold told) {
      return Helping.told(s, told)
          .map(now -> renewed(s, Step.to(now), now.visit().help().pointing()))
          .orElse(Step.to(s));
    }
    var told = Reusing.told(s, event);
    if (told.isPresent()) {
      return told.get();
    }
    var hinted = Identification.hinted(s, event).or(() -> LoggingIn.ticked(s, event));
    if (hinted.isPresent()) {
      return hinted.get();
    }
    if (s.overlay() != Overlay.NONE && event instanceof Tap tap) {
      return overlay(s, tap);
    }
    var step =
        switch (event) {
          case Event.SwitchLanguage() -> Step.to(look(s, language(s)));
          case Event.SwitchTextSize() -> Step.to(look(s, textSize(s)));
          case Event.SwitchContrast() -> Step.to(look(s, colours(s)));
          case Event.SwitchReach() -> Step.to(look(s, reach(s)));
          case Event.SwitchVoice() -> Step.to(look(s, voice(s)));
          case Event.Louder(var steps) -> Step.to(look(s, louder(s, steps)));
          case Event.OpenVoice() -> Step.to(s.with(Overlay.VOICE));
          case Event.OpenPrivacy() -> Step.to(s.with(Overlay.PRIVACY));
          case Event.OpenHelp() -> Step.to(Helping.open(s));
          case Event.Cancel() when leavable(s.stage()) -> Step.to(s.with(Overlay.LEAVING));
          default -> stage(s, event);
        };
    return renewed(s, step, event instanceof Tap && !(event instanceof Event.Stirred && busy(s)));
  }

  /// Nobody is waited for while a submission is on its way.
  private static boolean busy(Visiting s) {
    return s.stage() instanceof Stage.Submitting;
  }

  private static Step stage(Visiting s, Event event) {
    return switch (s.stage()) {
      case Stage.Identify at -> Identification.next(s, at, event);
      case Stage.LoggingIn at -> LoggingIn.next(s, at, event);
      case Stage.Home at -> Serving.home(s, event);
      case Stage.Booking at -> BookingTimes.next(s, at, event);
      case Stage.Windows at -> Queueing.windows(s, at, event);
      case Stage.Numbered at -> Queueing.numbered(s, at, event);
      case Stage.Choose at -> Filling.choose(s, at, event);
      case Stage.Notice at -> Filling.notice(s, event);
      case Stage.HandingOut at -> HandingOut.next(s, at, event);
      case Stage.Acting at -> Acting.next(s, event);
      case Stage.Form at -> Filling.form(s, event);
      case Stage.Consenting at -> Consenting.next(s, at, event);
      case Stage.Materials at -> Collecting.next(s, at, event);
      case Stage.Showing at -> Showing.next(s, at, event);
      case Stage.Commitment at -> Declaring.commitment(s, event);
      case Stage.Sign at -> Declaring.sign(s, event);
      case Stage.Review at -> Declaring.review(s, event);
      case Stage.Submitting at -> Delivering.submitting(s, at, event);
      case Stage.Receipt at -> Delivering.receipt(s, at, event);
      case Stage.Cases at -> Inquiring.next(s, at, event);
      case Stage.Code at -> HandingIn.code(s, at, event);
      case Stage.Awaited at -> HandingIn.awaited(s, event);
      case Stage.Followed at -> HandingIn.followed(s, event);
      case Stage.Copy at -> Copying.next(s, at, event);
      case Stage.Attest at -> Attesting.next(s, at, event);
      case Stage.Pay at -> Paying.next(s, at, event);
      case Stage.Complain at -> Complaining.next(s, at, event);
      case Stage.Rate at -> Evaluating.next(s, at, event);
      case Stage.Thanks at -> event instanceof Event.Finish ? over(s) : Closing.next(s, at, event);
    };
  }

  private static Step overlay(Visiting s, Tap tap) {
    return switch (tap) {
      case Event.Leave() when Paying.open(s.stage()) -> renewed(s, Paying.giveUp(s), true);
      case Event.Leave() when s.overlay() == Overlay.LEAVING || leavable(s.stage()) -> over(s);
      case Event.Stay() -> renewed(s, Step.to(Helping.back(s)), true);
      case Event.SwitchVoice() when s.overlay() == Overlay.VOICE ->
          renewed(s, Step.to(look(s, voice(s)).with(Overlay.NONE)), true);
      case Event.Louder(var steps) -> Step.to(look(s, louder(s, steps)));
      case Event.Stirred() when s.overlay() == Overlay.VOICE || s.overlay() == Overlay.PRIVACY ->
          renewed(s, Step.to(s), !busy(s));
      case Tap any when s.overlay() == Overlay.HELP || s.overlay() == Overlay.HELP_WORDS ->
          renewed(s, Step.to(Helping.tapped(s, any).orElse(s)), !busy(s));
      default -> Step.to(s);
    };
  }

  private static Step timer(Visiting s, Timer timer) {
    return switch (timer) {
      case WARNING -> {
        yield Step.to(
            s.with(Overlay.WARNING),
            new Effect.Chime(),
            new StartTimer(s.generation(), Timer.PURGE, s.terminal().timeouts().warned()));
      }
      case PURGE, THANKS -> Paying.open(s.stage()) ? renewed(s, Paying.giveUp(s), true) : over(s);
      case PATIENCE ->
          switch (s.stage()) {
            case Stage.Submitting at -> renewed(s, Delivering.outOfPatience(s, at), true);
            case Stage.Pay at -> renewed(s, Paying.outOfPatience(s, at), true);
            case Stage any -> Step.to(s);
          };
    };
  }

  /// A step that changed something, or that a citizen asked for, makes earlier timers void and
  /// starts the ones of the new state.
  private static Step renewed(Visiting before, Step step, boolean always) {
    if (!(step.state() instanceof Visiting s) || (s.equals(before) && !always)) {
      return step;
    }
    var after =
        new Visiting(before.generation() + 1, s.terminal(), s.visit(), s.stage(), s.overlay());
    return new Step(after, step.effects()).and(watch(after));
  }

  private static List<StartTimer> watch(Visiting s) {
    var timeouts = s.terminal().timeouts();
    return switch (s.stage()) {
      case Stage.Submitting at ->
          List.of(new StartTimer(s.generation(), Timer.PATIENCE, timeouts.patience()));
      case Stage.Thanks at -> List.of(Closing.timer(s, at));
      case Stage.Receipt at ->
          List.of(
              new StartTimer(
                  s.generation(), Timer.WARNING, timeouts.receipt().minus(timeouts.warned())));
      case Stage.Materials at when at.scanning().isPresent() -> List.of();
      case Stage.Copy at when at.step().busy() -> List.of();
      case Stage.Attest at when at.step().printing() -> List.of();
      case Stage.HandingOut at when at.paper() instanceof Paper.Printing -> List.of();
      case Stage.Pay(PayStep.Under at) -> List.of(Paying.timer(s, at));
      case Stage.LoggingIn at -> List.of(LoggingIn.timer(s, at));
      case Stage.Complain at when at.step().busy() -> List.of();
      case Stage.Rate at when at.step() instanceof RatingStep.Sending -> List.of();
      case Stage any -> List.of(new StartTimer(s.generation(), Timer.WARNING, timeouts.warning()));
    };
  }

  /// A submission on its way can't be left, nor can copies that are coming out; everything else
  /// can.
  private static boolean leavable(Stage stage) {
    return switch (stage) {
      case Stage.Submitting _ -> false;
      case Stage.Copy(CopyStep.Out out) -> !out.busy();
      case Stage.Attest at -> !at.step().printing();
      case Stage.Pay(PayStep.Under at) -> !at.busy();
      case Stage.Complain(GrievanceStep.Sending _) -> false;
      case Stage.Rate at -> !(at.step() instanceof RatingStep.Sending);
      case Stage any -> true;
    };
  }

  private static Visiting look(Visiting s, Look look) {
    return s.with(s.visit().with(look));
  }

  private static Look language(Visiting s) {
    var look = s.visit().look();
    var other = look.language().other();
    return s.terminal().languages().contains(other) ? look.with(other) : look;
  }

  private static Look textSize(Visiting s) {
    var look = s.visit().look();
    return look.with(look.textSize().next());
  }

  private static Look colours(Visiting s) {
    var look = s.visit().look();
    return look.with(look.colours().next());
  }

  private static Look voice(Visiting s) {
    var look = s.visit().look();
    return look.with(look.voice().with(!look.voice().on()));
  }

  private static Look louder(Visiting s, int steps) {
    var look = s.visit().look();
    return look.with(look.voice().louder(steps));
  }

  private static Look reach(Visiting s) {
    var look = s.visit().look();
    return look.withLowReach(!look.lowReach());
  }
}
