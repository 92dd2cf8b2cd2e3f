// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import org.jspecify.annotations.Nullable;

/// The readers that pcscd knows at the moment; a reader plugged in later is there when it is asked
/// for later, and [#waitForChange] notices it.
///
/// One context a [PcscTerminals]: used by one thread at a time, but for [#cancel].
public final class PcscTerminals extends CardTerminals implements AutoCloseable {

  /// The name under which PC/SC tells of readers that come and go.
  static final String PLUG_AND_PLAY = "\\\\?PnP?\\Notification";

  private static final long FOREVER_MILLIS = 60_000;

  private final PcscContext context;

  /// What the last [#waitForChange] saw, by reader; null before the first.
  private @Nullable Map<String, CardSight> known;

  PcscTerminals(Winscard library) {
    this.context = new PcscContext(library);
  }

  /// The readers by name, without asking any of them.
  public List<String> names() throws PcscException {
    return context.with(Winscard::readers);
  }

  /// A reader by its whole name, whether it is there or not.
  public PcscTerminal terminal(String name) {
    return new PcscTerminal(name, context);
  }

  @Override
  public List<CardTerminal> list(State state) throws CardException {
    var last = known;
    var chosen = new ArrayList<CardTerminal>();
    for (var name : names()) {
      var terminal = terminal(name);
      var before = last == null ? null : last.get(name);
      boolean present = state != State.ALL && terminal.look().present();
      boolean wanted =
          switch (state) {
            case ALL -> true;
            case CARD_PRESENT -> present;
            case CARD_ABSENT -> !present;
            case CARD_INSERTION -> present && (before == null || !before.present());
            case CARD_REMOVAL -> !present && before != null && before.present();
          };
      if (wanted) {
        chosen.add(terminal);
      }
    }
    return List.copyOf(chosen);
  }

  /// Waits until a card or a reader comes or goes; also without any reader.
  @Override
  public boolean waitForChange(long timeout) throws CardException {
    var before = known;
    if (before == null) {
      before = look();
      known = before;
    }
    var watches = new ArrayList<Winscard.Watch>();
    watches.add(new Winscard.Watch(PLUG_AND_PLAY, 0));
    before.forEach((name, sight) -> watches.add(new Winscard.Watch(name, sight.raw())));
    long millis = timeout == 0 ? FOREVER_MILLIS : timeout;
    boolean changed =
        context.with((library, open) -> library.statusChange(open, millis, watches)).isPresent();
    known = look();
    return changed;
  }

  private Map<String, CardSight> look() throws PcscException {
    var sights = new HashMap<String, CardSight>();
    for (var name : names()) {
      sights.put(name, terminal(name).look());
    }
    return sights;
  }

  /// Ends what another thread waits for in these readers.
  public void cancel() throws PcscException {
    context.cancel();
  }

  /// Gives the context back; the next question makes a new one.
  @Override
  public void close() throws PcscException {
    context.close();
  }
}
