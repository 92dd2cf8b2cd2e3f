// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Outcome;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The way to a printer: each operation begins with its status, which proves that the line lives.
final class EscPosWay {

  /// The part of an operation that has found its printer.
  @FunctionalInterface
  interface Work<T> {
    Outcome<T> with(Link link, EscPosStatus status) throws IOException, InterruptedException;
  }

  private record Contact(Link link, Optional<EscPosStatus> status) {}

  /// So long a ticket waits for somebody who only listens.
  private static final Duration LISTEN_TURN = Duration.ofMillis(400);

  private final Line line;
  private final EscPosTalk talk;

  EscPosWay(Line line, EscPosTalk talk) {
    this.line = line;
    this.talk = talk;
  }

  <T> Outcome<T> connected(String name, Deadline deadline, Work<T> work)
      throws InterruptedException {
    return line.exclusively(
        name,
        deadline,
        () -> {
          var contact =
              line.first(deadline, link -> new Contact(link, talk.status(link, deadline)));
          if (contact.status().isPresent()) {
            return work.with(contact.link(), contact.status().get());
          }
          line.hangUp();
          return deadline.passed()
              ? Outcome.noAnswer()
              : Outcome.faulted(Faults.silence("to DLE EOT"));
        });
  }

  /// Has the printer tell by itself; false where it does not.
  boolean tells(Deadline deadline) throws InterruptedException {
    Outcome<Boolean> outcome =
        connected(
            "listen",
            deadline,
            (link, _) -> Outcome.done(talk.startTelling(link, deadline).isPresent()));
    return outcome.equals(Outcome.done(true));
  }

  /// Until the printer tells something, or the line is gone.
  void listen(Deadline until) throws InterruptedException {
    boolean quiet = true;
    while (quiet && !until.passed()) {
      var turn = until.within(LISTEN_TURN);
      Outcome<Boolean> heard =
          line.exclusively(
              "listen",
              until,
              () -> Outcome.done(line.first(turn, l -> talk.awaitTold(l, turn).isPresent())));
      quiet = heard.equals(Outcome.done(false));
    }
  }
}
