// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.CardSight;
import hall.device.smartcard.winscard.PcscException;
import hall.device.smartcard.winscard.PcscProvider;
import hall.device.smartcard.winscard.PcscTerminal;
import hall.device.smartcard.winscard.PcscTerminals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.smartcardio.Card;
import org.jspecify.annotations.Nullable;

/// A context of PC/SC on a thread of its own, for one operation: nothing of it outlives a restart
/// of pcscd, since nothing of it is kept.
final class CardSession implements AutoCloseable {

  /// In shared mode another program could select something else between two commands.
  private static final String EXCLUSIVE = "EXCLUSIVE;*";

  /// Powering a card takes a second at most.
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /// What pcscd knows it says at once; it may have to be started by its socket first.
  private static final Duration QUICK = Duration.ofSeconds(3);

  private static final Duration DISCONNECT = Duration.ofSeconds(1);

  private final CardThread thread = new CardThread();
  private final AtomicInteger stuckSessions;
  private final AtomicReference<@Nullable PcscTerminals> terminals = new AtomicReference<>();

  /// @param stuckSessions counts the sessions whose last call has not come back
  CardSession(AtomicInteger stuckSessions) {
    this.stuckSessions = stuckSessions;
  }

  /// The names of all readers.
  List<String> readers(Deadline deadline) throws CardTrouble, InterruptedException {
    return quick(() -> terminals().names(), deadline);
  }

  /// The reader that the name means.
  PcscTerminal find(ReaderName name, Deadline deadline) throws CardTrouble, InterruptedException {
    return switch (name.among(readers(deadline))) {
      case ReaderName.One(var whole) -> quick(() -> terminals().terminal(whole), deadline);
      case ReaderName.None() ->
          throw CardTrouble.of(
              Faults.disconnected("there is no reader \"%s\"".formatted(name.text())));
      case ReaderName.Several(var names) ->
          throw CardTrouble.of(SmartCardFaults.readerAmbiguous(String.join(", ", names)));
    };
  }

  CardSight look(PcscTerminal terminal, Deadline deadline)
      throws CardTrouble, InterruptedException {
    return present(quick(terminal::look, deadline));
  }

  /// Waits until the reader is not as it is known.
  ///
  /// @return empty when nothing changed in time
  Optional<CardSight> await(PcscTerminal terminal, CardSight known, Deadline deadline)
      throws CardTrouble, InterruptedException {
    try {
      var seen =
          thread.call(
              () -> terminal.await(known, deadline.left().toMillis()), deadline, this::cancel);
      return seen.isPresent() ? Optional.of(present(seen.get())) : seen;
    } catch (TimeoutException e) {
      throw hanging();
    }
  }

  private static CardSight present(CardSight sight) throws CardTrouble {
    if (sight.gone()) {
      throw CardTrouble.of(Faults.disconnected("the reader was unplugged"));
    }
    return sight;
  }

  Card connect(PcscTerminal terminal, Deadline deadline) throws CardTrouble, InterruptedException {
    try {
      return thread.call(
          () -> terminal.connect(EXCLUSIVE), deadline.within(CONNECT), CardThread.Stop.NONE);
    } catch (TimeoutException e) {
      throw deadline.passed()
          ? CardTrouble.late()
          : CardTrouble.of(SmartCardFaults.cardMute("no answer to reset"));
    }
  }

  /// Runs a command of a card.
  ///
  /// @throws TimeoutException when the card says nothing; then the session is lost
  <T> T command(CardThread.Call<T> call, Deadline deadline)
      throws CardTrouble, InterruptedException, TimeoutException {
    return thread.call(call, deadline, CardThread.Stop.NONE);
  }

  /// Lets go of a card, so that it forgets what was selected and unlocked; a card that is gone has
  /// forgotten by itself.
  void disconnect(Card card, Deadline deadline) throws InterruptedException {
    if (thread.stuck()) {
      return;
    }
    try {
      var _ =
          thread.call(
              () -> {
                card.disconnect(true);
                return true;
              },
              Deadline.after(DISCONNECT, deadline.ticker()),
              CardThread.Stop.NONE);
    } catch (CardTrouble | TimeoutException e) {
      // What the card said before is worth no less.
      System.getLogger(CardSession.class.getName())
          .log(System.Logger.Level.DEBUG, "letting go of a card", e);
    }
  }

  /// A question that pcscd answers from memory.
  private <T> T quick(CardThread.Call<T> call, Deadline deadline)
      throws CardTrouble, InterruptedException {
    try {
      return thread.call(call, deadline.within(QUICK), CardThread.Stop.NONE);
    } catch (TimeoutException e) {
      throw hanging();
    }
  }

  private static CardTrouble hanging() {
    return CardTrouble.of(SmartCardFaults.serviceDown("pcscd does not answer"));
  }

  private PcscTerminals terminals() throws PcscException {
    var open = terminals.get();
    if (open == null) {
      open = PcscProvider.terminals();
      terminals.set(open);
    }
    return open;
  }

  /// Ends a wait of [#await] from any thread.
  void cancel() throws PcscException {
    var open = terminals.get();
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void close() {
    boolean stuck = thread.stuck();
    if (stuck) {
      stuckSessions.incrementAndGet();
    }
    thread.end(() -> {
      release();
      if (stuck) {
        stuckSessions.decrementAndGet();
      }
    });
  }

  private void release() {
    var open = terminals.get();
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (PcscException e) {
      System.getLogger(CardSession.class.getName())
          .log(System.Logger.Level.DEBUG, "releasing a context", e);
    }
  }
}
