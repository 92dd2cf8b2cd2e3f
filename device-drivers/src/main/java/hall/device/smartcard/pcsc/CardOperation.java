// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Deadline;
import hall.device.smartcard.AccessKey;
import hall.device.smartcard.SmartCard;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.apdu.ApduLink;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.CardSight;
import hall.device.smartcard.winscard.PcscTerminal;
import hall.device.trace.Recorder;
import hall.device.trace.Tracing;
import java.time.Duration;
import javax.smartcardio.Card;

/// What one operation does with one reader, in a session of its own.
record CardOperation(CardSession session, ReaderName name, Tracing tracing, Deadline deadline) {

  /// pcscd looks at a card every 400 ms.
  private static final Duration NOTICED = Duration.ofMillis(1200);

  /// How the reader looks now.
  CardTape.Sight look() throws CardTrouble, InterruptedException {
    try {
      var terminal = session.find(name, deadline);
      var sight = new CardTape.Sight(terminal.getName(), session.look(terminal, deadline));
      if (tracing instanceof Tracing.Recording(var recorder)) {
        CardTape.sight(recorder, sight);
      }
      return sight;
    } catch (CardTrouble e) {
      if (tracing instanceof Tracing.Recording(var recorder)) {
        CardTape.noReader(recorder, e);
      }
      throw e;
    }
  }

  /// A card that was connected to, and how its reader looked before.
  private record Laid(PcscTerminal terminal, CardSight sight, Card card) {}

  /// Waits for a card and reads it.
  ///
  /// @param occupied whether a card still has a command of an earlier operation
  SmartCard read(AccessKey key, boolean occupied) throws CardTrouble, InterruptedException {
    var laid = laid(occupied);
    try {
      var link = new PcscLink(session, laid.card.getBasicChannel(), deadline);
      byte[] atr = laid.card.getATR().getBytes();
      return tracing instanceof Tracing.Recording(var recorder)
          ? recorded(laid, recorder, atr, link, key)
          : read(laid, atr, link, key);
    } finally {
      session.disconnect(laid.card, deadline);
    }
  }

  private SmartCard recorded(Laid laid, Recorder recorder, byte[] atr, PcscLink link, AccessKey key)
      throws CardTrouble, InterruptedException {
    var recorded = new CardTape.Recorded(recorder, atr, link);
    try {
      return read(laid, atr, recorded, key);
    } catch (CardTrouble e) {
      recorded.failed(e);
      throw e;
    }
  }

  private SmartCard read(Laid laid, byte[] atr, ApduLink link, AccessKey key)
      throws CardTrouble, InterruptedException {
    try {
      return CardKinds.read(link, atr, key);
    } catch (CardTrouble e) {
      throw removed(laid, e);
    }
  }

  private Laid laid(boolean occupied) throws CardTrouble, InterruptedException {
    try {
      var terminal = session.find(name, deadline);
      if (occupied) {
        // The card still has our last command, and the reader takes no other until it answers.
        throw CardTrouble.of(SmartCardFaults.cardMute("no answer to an earlier command"));
      }
      var sight = awaitCard(terminal);
      return new Laid(terminal, sight, session.connect(terminal, deadline));
    } catch (CardTrouble e) {
      if (tracing instanceof Tracing.Recording(var recorder)) {
        CardTape.noCard(recorder, e);
      }
      throw e;
    }
  }

  private CardSight awaitCard(PcscTerminal terminal) throws CardTrouble, InterruptedException {
    var sight = session.look(terminal, deadline);
    while (!sight.present()) {
      sight =
          session
              .await(terminal, sight, deadline)
              .orElseThrow(() -> CardTrouble.of(SmartCardFaults.noCard()));
    }
    if (sight.mute()) {
      throw CardTrouble.of(SmartCardFaults.cardMute("no answer to reset"));
    }
    return sight;
  }

  /// A card that fails in the middle has mostly been pulled; PC/SC notices a little later.
  private CardTrouble removed(Laid laid, CardTrouble trouble) throws InterruptedException {
    if (!trouble.isReason("card-unreadable", "protocol")) {
      return trouble;
    }
    try {
      var patience = deadline.within(NOTICED);
      var known = laid.sight;
      while (true) {
        var seen = session.await(laid.terminal, known, patience);
        if (seen.isEmpty()) {
          return trouble;
        }
        if (!seen.get().present() || seen.get().count() != laid.sight.count()) {
          return CardTrouble.of(SmartCardFaults.cardRemoved(trouble.raw()));
        }
        known = seen.get();
      }
    } catch (CardTrouble later) {
      return later;
    }
  }
}
