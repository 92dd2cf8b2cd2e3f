// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;

/// One reader, known by its name alone.
public final class PcscTerminal extends CardTerminal {

  private static final String EXCLUSIVE = "EXCLUSIVE;";
  private static final long FOREVER_MILLIS = 60_000;

  private final String name;
  private final PcscContext context;

  PcscTerminal(String name, PcscContext context) {
    this.name = name;
    this.context = context;
  }

  @Override
  public String getName() {
    return name;
  }

  /// How it is now.
  ///
  /// @throws PcscException UNKNOWN_READER where pcscd knows no reader of this name
  public CardSight look() throws PcscException {
    return await(new CardSight(0, new byte[0]), 0)
        .orElseThrow(() -> new PcscException(PcscCode.OTHER, "no state of " + name));
  }

  /// Waits until the reader is not as it is known: a card that came, went or was swapped, or the
  /// reader itself.
  ///
  /// @return empty when nothing changed in time
  public Optional<CardSight> await(CardSight known, long millis) throws PcscException {
    var watches = List.of(new Winscard.Watch(name, known.raw()));
    return context
        .with((library, open) -> library.statusChange(open, millis, watches))
        .map(List::getFirst)
        .map(seen -> new CardSight(seen.state(), seen.atr()));
  }

  @Override
  public boolean isCardPresent() throws CardException {
    return look().present();
  }

  @Override
  public boolean waitForCardPresent(long timeout) throws CardException {
    return waitFor(true, timeout);
  }

  @Override
  public boolean waitForCardAbsent(long timeout) throws CardException {
    return waitFor(false, timeout);
  }

  private boolean waitFor(boolean present, long timeout) throws PcscException {
    if (timeout < 0) {
      throw new IllegalArgumentException("a time-out must not be negative");
    }
    var sight = look();
    while (sight.present() != present) {
      var next = await(sight, timeout == 0 ? FOREVER_MILLIS : timeout);
      if (next.isEmpty() && timeout != 0) {
        return false;
      }
      sight = next.orElse(sight);
    }
    return true;
  }

  /// Connects to the card.
  ///
  /// @param protocol `T=0`, `T=1`, `T=CL` or `*`; with `EXCLUSIVE;` before it no other program can
  ///   have the card at the same time
  @Override
  public Card connect(String protocol) throws CardException {
    boolean exclusive = protocol.toUpperCase(Locale.ROOT).startsWith(EXCLUSIVE);
    var wanted = exclusive ? protocol.substring(EXCLUSIVE.length()) : protocol;
    long protocols =
        switch (wanted.toUpperCase(Locale.ROOT)) {
          case "T=0" -> Winscard.PROTOCOL_T0;
          case "T=1", "T=CL" -> Winscard.PROTOCOL_T1;
          case "*" -> Winscard.PROTOCOL_T0 | Winscard.PROTOCOL_T1;
          default -> throw new IllegalArgumentException("unsupported protocol " + protocol);
        };
    long share = exclusive ? Winscard.SHARE_EXCLUSIVE : Winscard.SHARE_SHARED;
    var atr = look().atr();
    try {
      var connection =
          context.with((library, open) -> library.connect(open, name, share, protocols));
      return new PcscCard(context.library(), connection, atr);
    } catch (PcscException e) {
      throw e.code() == PcscCode.NO_SMARTCARD
          ? new CardNotPresentException("no card in " + name, e)
          : e;
    }
  }

  @Override
  public String toString() {
    return "PC/SC terminal " + name;
  }
}
