// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Deadline;
import hall.device.Outcome;
import hall.device.smartcard.apdu.CardTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The readers that PC/SC knows on this machine.
public final class PcscReaders {

  /// A reader.
  ///
  /// @param card whether a card is in it
  public record Reader(String name, boolean card) {}

  private PcscReaders() {}

  /// All of them; the fault says why none can be known.
  public static Outcome<List<Reader>> all(Deadline deadline) throws InterruptedException {
    try (var session = new CardSession(new AtomicInteger())) {
      var readers = new ArrayList<Reader>();
      for (var name : session.readers(deadline)) {
        var terminal = session.find(new ReaderName(name), deadline);
        readers.add(new Reader(name, session.look(terminal, deadline).present()));
      }
      return Outcome.done(List.copyOf(readers));
    } catch (CardTrouble e) {
      return e.outcome();
    }
  }
}
