// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Effect.TellHelp;
import hall.kiosk.journey.Event.Tap;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.State.Visiting;
import java.util.List;
import java.util.Optional;

/// Help from an attendant, over whatever screen: called for, talked in, pointed at, ended.
///
/// | from | event | to |
/// |---|---|---|
/// | any of a visit | OpenHelp | the same, with the call over it |
/// | no call, or one that is over | CallHelp | calling |
/// | a call | SayForHelp | the same, said |
/// | a call | WriteForHelp | the same, with what is written in own words over it |
/// | writing | WordsForHelp | the same, as it is typed now |
/// | writing | SendWords | the call, said; writing that says so where it holds a number of a card |
/// | writing | Back | the call; what is written stays for the visit |
/// | a call | EndHelp | no call |
/// | a call | HelpTold | as the server knows it; what is new comes over the screen |
/// | a call with written words that never arrived | HelpTold of its end | another call with them |
/// | pointed at | any tap | not any more |
///
/// While a call is on, whoever watches over it is told whenever something is said and whenever the
/// visit goes on to another [Whereabouts]; the end of the visit ends it. Nobody is disturbed while
/// writing: what is new waits.
final class Helping {

  private Helping() {}

  /// What a tap on the call does; empty for any other.
  static Optional<Visiting> tapped(Visiting s, Tap tap) {
    var help = s.visit().help();
    if (s.overlay() == Overlay.HELP_WORDS) {
      return writing(s, help, tap);
    }
    return switch (tap) {
      case Event.CallHelp() when !help.standing().on() ->
          Optional.of(s.with(s.visit().with(help.begun(s.nextOperation()))));
      case Event.SayForHelp(var text) when help.standing().on() ->
          Optional.of(s.with(s.visit().with(help.say(text))));
      case Event.WriteForHelp() when help.standing().on() && !help.full() ->
          Optional.of(
              s.with(s.visit().with(help.with(help.draft().opened()))).with(Overlay.HELP_WORDS));
      case Event.EndHelp() -> Optional.of(s.with(s.visit().with(HelpCall.NONE)).with(Overlay.NONE));
      default -> Optional.empty();
    };
  }

  private static Optional<Visiting> writing(Visiting s, HelpCall help, Tap tap) {
    return switch (tap) {
      case Event.WordsForHelp(var text) ->
          Optional.of(s.with(s.visit().with(help.with(help.draft().saying(text)))));
      case Event.SendWords() when help.standing().on() -> {
        var now = s.with(s.visit().with(help.sayDraft()));
        yield Optional.of(now.visit().help().draft().open() ? now : written(now));
      }
      case Event.Back() -> Optional.of(written(s));
      default -> Optional.empty();
    };
  }

  /// To the call, or to what somebody has pointed at meanwhile.
  private static Visiting written(Visiting s) {
    var shown = open(s);
    var help = s.visit().help();
    return help.pointing() && !help.unread() ? shown.with(Overlay.NONE) : shown;
  }

  /// The citizen wants to talk, or sees what is new.
  static Visiting open(Visiting s) {
    var help = s.visit().help();
    return s.with(s.visit().with(help.seen().with(help.draft().closed()))).with(Overlay.HELP);
  }

  /// What the server said of this call; empty where it is of another one.
  static Optional<Visiting> told(Visiting s, Event.HelpTold event) {
    var help = s.visit().help();
    if (event.operation() != help.operation() || !help.standing().on()) {
      return Optional.empty();
    }
    var now =
        switch (event.answer()) {
          case HelpAnswer.Told told when help.lost(told) -> help.begun(s.nextOperation());
          case HelpAnswer.Told told -> help.told(told);
          case HelpAnswer.Silent() -> help.silent();
        };
    var known = s.with(s.visit().with(now));
    boolean free = s.overlay() == Overlay.NONE || s.overlay() == Overlay.HELP;
    if (now.pointing() && !help.pointing() && s.overlay() == Overlay.HELP) {
      // What is pointed at has to be seen.
      return Optional.of(known.with(Overlay.NONE));
    }
    return Optional.of(now.unread() && free ? open(known) : known);
  }

  /// Back to the screen, or first to what was written or came meanwhile.
  static Visiting back(Visiting s) {
    var help = s.visit().help();
    if (help.draft().open()) {
      return s.overlay() == Overlay.HELP_WORDS ? written(s) : s.with(Overlay.HELP_WORDS);
    }
    return help.unread() && s.overlay() != Overlay.HELP ? open(s) : s.with(Overlay.NONE);
  }

  /// Somebody who taps has seen what was pointed at, unless it is hidden by what is being written.
  static Visiting touched(Visiting s, Event event) {
    var help = s.visit().help();
    boolean hidden = help.draft().open();
    return event instanceof Tap && help.pointing() && !hidden
        ? s.with(s.visit().with(help.unpointed()))
        : s;
  }

  /// With what whoever watches over the call has to know.
  static Step follow(Visiting before, Step step) {
    if (!(step.state() instanceof Visiting s)) {
      return step;
    }
    var was = before.visit().help();
    var help = s.visit().help();
    if (!help.standing().on()) {
      return was.standing().on() && help.equals(HelpCall.NONE)
          ? step.and(List.of(tell(before, was, true)))
          : step;
    }
    boolean news =
        was.operation() != help.operation()
            || !was.said().equals(help.said())
            || !Whereabouts.of(before).equals(Whereabouts.of(s));
    return news ? step.and(List.of(tell(s, help, false))) : step;
  }

  private static TellHelp tell(Visiting s, HelpCall help, boolean over) {
    return new TellHelp(help.operation(), Whereabouts.of(s), help.said(), over);
  }
}
