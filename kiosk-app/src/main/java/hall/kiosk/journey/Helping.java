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
/// | a call | EndHelp | no call |
/// | a call | HelpTold | as the server knows it; what is new comes over the screen |
/// | pointed at | any tap | not any more |
///
/// While a call is on, whoever watches over it is told whenever something is said and whenever the
/// visit goes on to another [Whereabouts]; the end of the visit ends it.
final class Helping {

  private Helping() {}

  /// What a tap on the call does; empty for any other.
  static Optional<Visiting> tapped(Visiting s, Tap tap) {
    var help = s.visit().help();
    return switch (tap) {
      case Event.CallHelp() when !help.standing().on() ->
          Optional.of(s.with(s.visit().with(HelpCall.begun(s.nextOperation()))));
      case Event.SayForHelp(var text) when help.standing().on() ->
          Optional.of(s.with(s.visit().with(help.say(text))));
      case Event.EndHelp() -> Optional.of(s.with(s.visit().with(HelpCall.NONE)).with(Overlay.NONE));
      default -> Optional.empty();
    };
  }

  /// The citizen wants to talk, or sees what is new.
  static Visiting open(Visiting s) {
    return s.with(s.visit().with(s.visit().help().seen())).with(Overlay.HELP);
  }

  /// What the server said of this call; empty where it is of another one.
  static Optional<Visiting> told(Visiting s, Event.HelpTold event) {
    var help = s.visit().help();
    if (event.operation() != help.operation() || !help.standing().on()) {
      return Optional.empty();
    }
    var now =
        switch (event.answer()) {
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

  /// Back to the screen, or first to what came meanwhile.
  static Visiting back(Visiting s) {
    return s.visit().help().unread() && s.overlay() != Overlay.HELP
        ? open(s)
        : s.with(Overlay.NONE);
  }

  /// Somebody who taps has seen what was pointed at.
  static Visiting touched(Visiting s, Event event) {
    var help = s.visit().help();
    return event instanceof Tap && help.pointing() ? s.with(s.visit().with(help.unpointed())) : s;
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
