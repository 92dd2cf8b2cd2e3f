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
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells the server what a citizen complains about. Nothing of it is kept here, and nothing but how
/// it ended is logged.
final class ComplaintSender {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// Pages that arrive damaged more often than this are no accident.
  private static final int ATTEMPTS = 3;

  private static final int PIECE = 256 * 1024;

  private final Supplier<Optional<Credential>> known;
  private final Courier.Server server;

  ComplaintSender(Supplier<Optional<Credential>> known, Courier.Server server) {
    this.known = known;
    this.server = server;
  }

  /// Empty where the server can't be told now.
  ///
  /// @param pages that were scanned with it
  /// @param pdf of them; empty for none
  Optional<Receipt> file(UUID key, Grievance said, Optional<IdCard> card, int pages, byte[] pdf) {
    var credential = known.get();
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    try {
      var authorization = credential.get().authorization();
      return Optional.of(
          sent(server.api(), authorization, key, said, Complaint.of(said, card, pages, pdf), pdf));
    } catch (WebApplicationException | ProcessingException | IOException | DateTimeException e) {
      LOG.log(Level.WARNING, "complaint-not-sent: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /// The server asks for the pages where it has not got them all, and gives a number when it has.
  private static Receipt sent(
      TerminalApi api,
      @Nullable String authorization,
      UUID key,
      Grievance said,
      Complaint complaint,
      byte[] pdf)
      throws IOException {
    for (int i = 1; ; i++) {
      try {
        return api.file(authorization, key, complaint).read(said.sort());
      } catch (WebApplicationException e) {
        var received = received(e);
        if (received.isEmpty() || i == ATTEMPTS) {
          throw e;
        }
        Pieces.send(
            received.getAsLong(),
            offset -> piece(pdf, offset),
            (offset, bytes) -> api.appendPages(authorization, key, offset, bytes));
      }
    }
  }

  /// How much the server has; empty where it was not the pages that it missed.
  private static OptionalLong received(WebApplicationException e) {
    return switch (SubmissionSender.problem(e)) {
      case "complaint-pages-missing" -> OptionalLong.of(Pieces.offset(e.getResponse()));
      case "complaint-pages-damaged" -> OptionalLong.of(0);
      default -> OptionalLong.empty();
    };
  }

  private static byte[] piece(byte[] pdf, long offset) {
    int from = (int) Math.min(offset, pdf.length);
    return Arrays.copyOfRange(pdf, from, Math.min(from + PIECE, pdf.length));
  }
}
