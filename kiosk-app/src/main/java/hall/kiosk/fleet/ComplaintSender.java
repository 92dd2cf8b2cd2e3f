// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.idcard.IdCard;
import hall.kiosk.fleet.ComplaintApi.Complaint;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep.Receipt;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Tells the server what a citizen complains about. Nothing of it is kept here, and nothing but how
/// it ended is logged.
final class ComplaintSender {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  private final Supplier<Optional<Credential>> known;
  private final Courier.Server server;

  ComplaintSender(Supplier<Optional<Credential>> known, Courier.Server server) {
    this.known = known;
    this.server = server;
  }

  /// Empty where the server can't be told now.
  Optional<Receipt> file(UUID key, Grievance said, Optional<IdCard> card) {
    var credential = known.get();
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          server
              .api()
              .file(credential.get().authorization(), key, Complaint.of(said, card))
              .read());
    } catch (WebApplicationException | ProcessingException | IOException | DateTimeException e) {
      LOG.log(Level.WARNING, "complaint-not-sent: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
