// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.Ticker;
import hall.device.ticket.EscPosReplies.Full;
import hall.device.ticket.EscPosReplies.Reply;
import hall.device.ticket.EscPosReplies.Status;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Requests to a printer and their answers.
///
/// Status bytes don't say what they answer, so a late one would be taken for the next; and a
/// request waits behind everything that is still on the line. Both are remembered from link to
/// link, since closing a port does not empty a line.
final class EscPosTalk {

  /// A status is answered at once, even while printing; but a network that loses a packet takes up
  /// to a second to send it again, and a ticket must not be given up for that.
  private static final Duration STATUS_PATIENCE = Duration.ofSeconds(2);

  /// For what a printer answers at once or does not know.
  private static final Duration OPTIONAL_PATIENCE = Duration.ofMillis(500);

  /// A program that was killed may have left 4 KB in the system's buffer, which pass the line
  /// first.
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

  /// Ten bits at 9600 baud, the slowest line a ticket printer is used on.
  private static final Duration BYTE_TIME = Duration.ofNanos(1_041_667);

  private static final Duration IDLE_PATIENCE = Duration.ofMillis(300);

  private static final Duration QUIET = Duration.ofMillis(100);

  private final Ticker ticker;

  /// When the bytes sent so far have passed the line.
  private Deadline lineFree;

  /// Whether an answer may still be on its way.
  private boolean unsettled = true;

  /// Whether the printer has carried out everything up to the last echo request.
  private boolean echoed;

  private final EscPosReplies replies = new EscPosReplies();

  /// Whether it has ever answered.
  private boolean met;

  /// What the printer last told by itself.
  private Optional<EscPosStatus> told = Optional.empty();

  EscPosTalk(Ticker ticker) {
    this.ticker = ticker;
    this.lineFree = Deadline.after(Duration.ZERO, ticker);
  }

  /// How long bytes may take on the line.
  static Duration lineTime(int bytes) {
    return BYTE_TIME.multipliedBy(bytes);
  }

  /// All four status bytes; empty when one of them did not come.
  Optional<EscPosStatus> status(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    discard(link, unsettled ? QUIET.plus(lineFree.left()) : Duration.ZERO, deadline);
    return statusWhilePrinting(link, deadline);
  }

  /// As [#status], but keeps an echo that has come in.
  Optional<EscPosStatus> statusWhilePrinting(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    var bytes = new int[4];
    for (int n = 1; n <= 4; n++) {
      var answer = ask(link, n, deadline);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      bytes[n - 1] = answer.getAsInt();
    }
    return Optional.of(new EscPosStatus(bytes[0], bytes[1], bytes[2], bytes[3]));
  }

  /// One group of status, asked for by itself; empty when it did not come.
  OptionalInt group(Link link, int n, Deadline deadline) throws IOException, InterruptedException {
    discard(link, unsettled ? QUIET.plus(lineFree.left()) : Duration.ZERO, deadline);
    return ask(link, n, deadline);
  }

  private OptionalInt ask(Link link, int n, Deadline deadline)
      throws IOException, InterruptedException {
    var answer = request(link, n, deadline, Status.class);
    return answer.isPresent() ? OptionalInt.of(answer.get().b()) : OptionalInt.empty();
  }

  /// What the presenter says; empty when it does not answer.
  Optional<PresenterStatus> presenter(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    replies.expectFull(true);
    try {
      return request(link, 20, deadline, Full.class).map(Full::status);
    } finally {
      replies.expectFull(false);
    }
  }

  private <R extends Reply> Optional<R> request(
      Link link, int n, Deadline deadline, Class<R> wanted)
      throws IOException, InterruptedException {
    if (deadline.passed()) {
      return Optional.empty();
    }
    unsettled = true;
    link.write(EscPosCodec.statusRequest(n), deadline);
    var patience = (met ? STATUS_PATIENCE : FIRST_PATIENCE).plus(lineFree.left());
    var answer = listen(link, deadline.within(patience), wanted);
    if (answer.isPresent()) {
      met = true;
      unsettled = false;
      lineFree = Deadline.after(Duration.ZERO, ticker);
    }
    return answer;
  }

  /// The next reply of a kind; what comes between is noted, noise is skipped.
  private <R extends Reply> Optional<R> listen(Link link, Deadline until, Class<R> wanted)
      throws IOException, InterruptedException {
    var one = new byte[1];
    while (link.read(one, 0, 1, until) == 1) {
      var reply = replies.take(one[0] & 0xFF);
      switch (reply) {
        case EscPosReplies.Echo() -> echoed = true;
        case EscPosReplies.Automatic(var status) -> told = Optional.of(status);
        case Status _,
            Full _,
            EscPosReplies.Counter _,
            EscPosReplies.Name _,
            EscPosReplies.Nothing() -> {}
      }
      if (wanted.isInstance(reply)) {
        return Optional.of(wanted.cast(reply));
      }
    }
    replies.pause();
    return Optional.empty();
  }

  /// Sends a ticket and behind it the request whose answer says that it was carried out.
  void send(Link link, byte[] ticket, Deadline deadline) throws IOException, InterruptedException {
    discard(link, Duration.ZERO, deadline);
    echoed = false;
    unsettled = true;
    lineFree = Deadline.after(lineTime(ticket.length), ticker);
    link.write(ticket, deadline);
    link.write(EscPosCodec.echo(), deadline);
  }

  /// Whether the printer has nothing left to do: it answers in its turn, and at once.
  boolean idle(Link link, Deadline deadline) throws IOException, InterruptedException {
    echoed = false;
    unsettled = true;
    link.write(EscPosCodec.echo(), deadline);
    return awaitEcho(link, IDLE_PATIENCE, deadline);
  }

  /// Waits for that answer, for a while.
  boolean awaitEcho(Link link, Duration patience, Deadline deadline)
      throws IOException, InterruptedException {
    if (!echoed) {
      listen(link, deadline.within(patience), EscPosReplies.Echo.class);
    }
    return echoed;
  }

  /// Has the printer tell changes by itself, and waits for the first; it then says how it is.
  ///
  /// After a power cycle the printer is silent again, and says nothing about that.
  Optional<EscPosStatus> startTelling(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    link.write(EscPosCodec.automaticStatus(), deadline);
    return awaitTold(link, deadline.within(OPTIONAL_PATIENCE));
  }

  /// What the printer tells by itself until then; empty when nothing.
  Optional<EscPosStatus> awaitTold(Link link, Deadline until)
      throws IOException, InterruptedException {
    if (told.isEmpty()) {
      listen(link, until, EscPosReplies.Automatic.class);
    }
    var news = told;
    told = Optional.empty();
    return news;
  }

  /// A maintenance counter; empty when the printer does not answer.
  OptionalLong counter(Link link, int n, Deadline deadline)
      throws IOException, InterruptedException {
    unsettled = true;
    link.write(EscPosCodec.counterRequest(n), deadline);
    var answer = listen(link, deadline.within(OPTIONAL_PATIENCE), EscPosReplies.Counter.class);
    return answer.isPresent() ? OptionalLong.of(answer.get().value()) : OptionalLong.empty();
  }

  /// The name of the model in its own words; empty when the printer does not answer.
  Optional<String> modelName(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    unsettled = true;
    replies.expectName(true);
    try {
      link.write(EscPosCodec.modelNameRequest(), deadline);
      return listen(link, deadline.within(OPTIONAL_PATIENCE), EscPosReplies.Name.class)
          .map(EscPosReplies.Name::text);
    } finally {
      replies.expectName(false);
    }
  }

  /// Commands that need no answer, such as a cut that parts the paper from what was printed before.
  void command(Link link, byte[] bytes, Deadline deadline)
      throws IOException, InterruptedException {
    link.write(bytes, deadline);
  }

  /// Throws away what waits in the printer, together with its answers.
  void clear(Link link, Deadline deadline) throws IOException, InterruptedException {
    link.write(EscPosCodec.clear(), deadline);
    discard(link, QUIET.plus(lineFree.left()), deadline);
  }

  private void discard(Link link, Duration quiet, Deadline deadline)
      throws IOException, InterruptedException {
    link.discardInput(quiet, deadline);
    replies.pause();
  }
}
