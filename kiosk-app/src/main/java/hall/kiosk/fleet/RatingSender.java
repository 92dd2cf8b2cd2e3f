// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.RatingStep.Answer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells the server how a citizen rates a case. Nothing of it is kept here, and nothing but how it
/// ended is logged.
final class RatingSender {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final int CONFLICT = 409;

  private final Supplier<Optional<Credential>> known;
  private final Courier.Server server;

  RatingSender(Supplier<Optional<Credential>> known, Courier.Server server) {
    this.known = known;
    this.server = server;
  }

  Answer rate(Rating said, IdCard card) {
    var credential = known.get();
    if (credential.isEmpty()) {
      return Answer.NOT_SENT;
    }
    try {
      var kept =
          server
              .api()
              .rate(
                  credential.get().authorization(),
                  said.caseNumber(),
                  RatingApi.Evaluation.of(said, card));
      return kept.followedUp() ? Answer.FOLLOWED_UP : Answer.KEPT;
    } catch (WebApplicationException e) {
      return e.getResponse().getStatus() == CONFLICT ? Answer.ALREADY : notSent(e);
    } catch (ProcessingException | IOException e) {
      return notSent(e);
    }
  }

  private static Answer notSent(Exception why) {
    LOG.log(Level.WARNING, "rating-not-sent: {0}", why.getClass().getSimpleName());
    return Answer.NOT_SENT;
  }
}
