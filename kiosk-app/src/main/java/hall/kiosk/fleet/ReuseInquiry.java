// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.ServiceItem;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks the server for papers of earlier cases of the citizen who is here, and for the bytes of one
/// only when it is to be looked at. Nothing of the answers is kept, nothing of the card is logged.
public final class ReuseInquiry {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// More is no paper of a terminal (`openapi.yaml`, Document).
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private final Supplier<Optional<Credential>> known;
  private final Courier.Server server;

  ReuseInquiry(Supplier<Optional<Credential>> known, Courier.Server server) {
    this.known = known;
    this.server = server;
  }

  /// None where the server can't be asked now, or is too old to know: then everything is scanned.
  public List<Reusable> offers(IdCard card, ServiceItem item) {
    var credential = known.get();
    if (credential.isEmpty()) {
      return List.of();
    }
    try {
      return server
          .api()
          .askForReusable(credential.get().authorization(), ReuseApi.Question.of(card, item))
          .read();
    } catch (WebApplicationException | ProcessingException | IOException | DateTimeException e) {
      LOG.log(Level.WARNING, "reusable-not-asked: {0}", e.getClass().getSimpleName());
      return List.of();
    }
  }

  /// Empty where it can't be had.
  public Optional<byte[]> look(IdCard card, Reusable paper) {
    var credential = known.get();
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    try (var bytes =
        server.api().look(credential.get().authorization(), ReuseApi.Look.of(card, paper))) {
      return Optional.of(bytes.readNBytes(MOST_BYTES));
    } catch (WebApplicationException | ProcessingException | IOException e) {
      LOG.log(Level.WARNING, "paper-not-fetched: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
