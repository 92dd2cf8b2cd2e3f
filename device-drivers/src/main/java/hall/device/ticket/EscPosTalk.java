// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.Ticker;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Requests to a printer and their answers.
///
/// Status bytes don't say what they answer, so a late one would be taken for the next; and a
/// request waits behind everything that is still on the line. Both are remembered from link to
/// link, since closing a port does not empty a line.
final class EscPosTalk {

  /// A status is answered at once, even while printing.
  private static final Duration STATUS_PATIENCE = Duration.ofMillis(500);

  /// Ten bits at 9600 baud, the slowest line a ticket printer is used on.
  private static final Duration BYTE_TIME = Duration.ofNanos(1_041_667);

  private static final Duration QUIET = Duration.ofMillis(100);

  private final Ticker ticker;

  /// When the bytes sent so far have passed the line.
  private Deadline lineFree;

  /// Whether an answer may still be on its way.
  private boolean unsettled = true;

  /// Whether the printer has carried out everything up to the last echo request.
  private boolean echoed;

  EscPosTalk(Ticker ticker) {
    this.ticker = ticker;
    this.lineFree = Deadline.after(Duration.ZERO, ticker);
  }

  /// All four status bytes; empty when one of them did not come.
  Optional<EscPosStatus> status(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    link.discardInput(unsettled ? QUIET.plus(lineFree.left()) : Duration.ZERO, deadline);
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

  private OptionalInt ask(Link link, int n, Deadline deadline)
      throws IOException, InterruptedException {
    if (deadline.passed()) {
      return OptionalInt.empty();
    }
    unsettled = true;
    link.write(EscPosCodec.statusRequest(n), deadline);
    var answer = listen(link, deadline.within(STATUS_PATIENCE.plus(lineFree.left())));
    if (answer.isPresent()) {
      unsettled = false;
      lineFree = Deadline.after(Duration.ZERO, ticker);
    }
    return answer;
  }

  /// The next status byte; an echo that comes between is noted, noise is skipped.
  private OptionalInt listen(Link link, Deadline until) throws IOException, InterruptedException {
    var one = new byte[1];
    while (link.read(one, 0, 1, until) == 1) {
      int b = one[0] & 0xFF;
      if (EscPosStatus.isStatus(b)) {
        return OptionalInt.of(b);
      }
      echoed |= EscPosStatus.isEcho(b);
    }
    return OptionalInt.empty();
  }

  /// Sends a ticket and behind it the request whose answer says that it was carried out.
  void send(Link link, byte[] ticket, Deadline deadline) throws IOException, InterruptedException {
    link.discardInput(Duration.ZERO, deadline);
    echoed = false;
    unsettled = true;
    lineFree = Deadline.after(BYTE_TIME.multipliedBy(ticket.length), ticker);
    link.write(ticket, deadline);
    link.write(EscPosCodec.echo(), deadline);
  }

  /// Waits for that answer, for a while.
  boolean awaitEcho(Link link, Duration patience, Deadline deadline)
      throws IOException, InterruptedException {
    var until = deadline.within(patience);
    var one = new byte[1];
    while (!echoed && link.read(one, 0, 1, until) == 1) {
      echoed = EscPosStatus.isEcho(one[0] & 0xFF);
    }
    return echoed;
  }

  /// Parts the paper from what was printed on it before.
  void cut(Link link, Deadline deadline) throws IOException, InterruptedException {
    link.write(EscPosCodec.cut(), deadline);
  }

  /// Throws away what waits in the printer, together with its answers.
  void clear(Link link, Deadline deadline) throws IOException, InterruptedException {
    link.write(EscPosCodec.clear(), deadline);
    link.discardInput(QUIET.plus(lineFree.left()), deadline);
  }
}
