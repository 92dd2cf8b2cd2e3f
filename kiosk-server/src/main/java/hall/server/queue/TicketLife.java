// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

/// The life of one ticket. Pure.
///
/// | now | event | next |
/// |---|---|---|
/// | waiting | a window calls it | called |
/// | called, skipped | the window calls it again | called |
/// | called | the citizen is at the window | serving |
/// | called, serving | done | finished |
/// | called | nobody came | skipped |
/// | called, serving | another group shall go on | waiting there, at the place of its own time |
/// | waiting | the windows close, and their rule ends who still waits | closed |
/// | waiting, called, serving | the day is over | closed, skipped, finished |
/// | waiting, called, skipped | its number was one that the terminal never showed | waiting, under the shown number |
///
/// Anything else comes too late and is refused.
public final class TicketLife {
  private TicketLife() {}

  /// What happens to a ticket.
  public enum Event {
    CALLED,
    RECALLED,
    BEGAN,
    FINISHED,
    SKIPPED,
    TRANSFERRED,
    ENDED,
    DAY_OVER,
    RENUMBERED;

    /// The word in the trail.
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// What an event leads to.
  public sealed interface Step {
    record Moved(TicketState to) implements Step {}

    /// It is too late, or too early, for this.
    record Refused() implements Step {}
  }

  static Step next(TicketState now, Event event) {
    return switch (event) {
      case CALLED -> when(now == TicketState.WAITING, TicketState.CALLED);
      case RECALLED ->
          when(now == TicketState.CALLED || now == TicketState.SKIPPED, TicketState.CALLED);
      case BEGAN -> when(now == TicketState.CALLED, TicketState.SERVING);
      case FINISHED -> when(atWindow(now), TicketState.FINISHED);
      case SKIPPED -> when(now == TicketState.CALLED, TicketState.SKIPPED);
      case TRANSFERRED -> when(atWindow(now), TicketState.WAITING);
      case ENDED -> when(now == TicketState.WAITING, TicketState.CLOSED);
      case DAY_OVER -> dayOver(now);
      case RENUMBERED ->
          when(
              now == TicketState.WAITING || now == TicketState.CALLED || now == TicketState.SKIPPED,
              TicketState.WAITING);
    };
  }

  static boolean atWindow(TicketState now) {
    return now == TicketState.CALLED || now == TicketState.SERVING;
  }

  private static Step dayOver(TicketState now) {
    return switch (now) {
      case WAITING -> new Step.Moved(TicketState.CLOSED);
      case CALLED -> new Step.Moved(TicketState.SKIPPED);
      case SERVING -> new Step.Moved(TicketState.FINISHED);
      case FINISHED, SKIPPED, CLOSED -> new Step.Refused();
    };
  }

  private static Step when(boolean fits, TicketState to) {
    return fits ? new Step.Moved(to) : new Step.Refused();
  }
}
