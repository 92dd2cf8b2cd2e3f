// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// What the terminal shows.
///
/// The generation rises with every change that makes earlier timers meaningless.
public sealed interface State {

  long generation();

  Terminal terminal();

  /// Nothing can be offered; the screen says why.
  ///
  /// @param left what the last citizen forgot here
  record OutOfService(long generation, Terminal terminal, LocalText why, LeftBehind left)
      implements State {
    public OutOfService(long generation, Terminal terminal, LocalText why) {
      this(generation, terminal, why, LeftBehind.NOTHING);
    }
  }

  /// Nobody is here, and nothing personal is.
  ///
  /// @param left what the last citizen forgot here
  record Idle(long generation, Terminal terminal, LeftBehind left) implements State {
    public Idle(long generation, Terminal terminal) {
      this(generation, terminal, LeftBehind.NOTHING);
    }
  }

  /// Somebody looks after the terminal; no citizen is here.
  ///
  /// @param left what the last citizen forgot here
  record Maintenance(long generation, Terminal terminal, LeftBehind left, Upkeep upkeep)
      implements State {}

  /// A citizen is here.
  record Visiting(long generation, Terminal terminal, Visit visit, Stage stage, Overlay overlay)
      implements State {

    /// The number for work started by the step that is being made.
    long nextOperation() {
      return generation + 1;
    }

    /// Whoever is writing to an attendant goes on writing, whatever comes below it.
    Visiting at(Stage newStage) {
      var over = visit.help().draft().open() ? Overlay.HELP_WORDS : Overlay.NONE;
      return new Visiting(generation, terminal, visit, newStage, over);
    }

    Visiting with(Visit newVisit) {
      return new Visiting(generation, terminal, newVisit, stage, overlay);
    }

    Visiting with(Overlay newOverlay) {
      return new Visiting(generation, terminal, visit, stage, newOverlay);
    }
  }

  /// A question over the screen.
  enum Overlay {
    NONE,
    /// Are you still there?
    WARNING,
    /// Really leave?
    LEAVING,
    /// How shall it be read?
    VOICE,
    /// What becomes of what is personal.
    PRIVACY,
    /// What is said with an attendant.
    HELP,
    /// What is written to one in own words.
    HELP_WORDS
  }
}
