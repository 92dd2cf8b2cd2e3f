// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.OwnCases;
import hall.kiosk.journey.ReceiptCode;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks the server for the cases of the citizen who is here. Nothing of the answer is kept, and
/// nothing of the card is logged.
final class CaseInquiry {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  private final Supplier<Optional<Credential>> known;
  private final Courier.Server server;

  CaseInquiry(Supplier<Optional<Credential>> known, Courier.Server server) {
    this.known = known;
    this.server = server;
  }

  /// Empty where the server can't be asked now.
  Optional<OwnCases> of(IdCard card) {
    var credential = known.get();
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    try {
      var question =
          new OwnCasesAnswer.Question(
              card.displayName(), Objects.requireNonNullElse(card.idNumber(), ""));
      return Optional.of(
          server.api().askForOwnCases(credential.get().authorization(), question).read());
    } catch (WebApplicationException | ProcessingException | IOException | DateTimeException e) {
      LOG.log(Level.WARNING, "cases-not-asked: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /// What the case of a receipt waits for, or how far the complaint of a slip is.
  HandIn.Answer of(ReceiptCode code) {
    var credential = known.get();
    if (credential.isEmpty()) {
      return new HandIn.Unanswered();
    }
    try {
      var question = PaperApi.Question.of(code);
      var authorization = credential.get().authorization();
      return switch (code.kind()) {
        case CASE -> new HandIn.Told(server.api().askForPapers(authorization, question).read(code));
        case COMPLAINT ->
            new HandIn.Followed(server.api().askForComplaint(authorization, question).read());
      };
    } catch (NotFoundException e) {
      return new HandIn.Unknown(code.kind());
    } catch (WebApplicationException | ProcessingException | IOException | DateTimeException e) {
      LOG.log(Level.WARNING, "papers-not-asked: {0}", e.getClass().getSimpleName());
      return new HandIn.Unanswered();
    }
  }
}
