// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.config.ConfigurationBook.Report;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.fleet.TerminalApi.ConfigurationReport;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;
import java.util.Set;

/// Tells the server how its configurations fare, in order, each until it was taken.
final class ConfigurationReports {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// Answers after which the same report would get the same answer for ever.
  private static final Set<Integer> FINAL = Set.of(400, 404, 409, 410, 413, 422);

  private final ConfigurationShelf shelf;

  ConfigurationReports(ConfigurationShelf shelf) {
    this.shelf = shelf;
  }

  /// Tells what the book holds.
  ///
  /// @return the generation that the server wants now, if it said so
  OptionalLong tellWaiting(TerminalApi api, Credential known) throws IOException {
    var desired = OptionalLong.empty();
    for (var report : shelf.book().reports()) {
      try {
        var noted = tell(api, known, report);
        desired = OptionalLong.of(noted);
      } catch (WebApplicationException e) {
        if (!FINAL.contains(e.getResponse().getStatus())) {
          throw e;
        }
        LOG.log(
            Level.WARNING,
            "configuration-report-dropped {0} {1} {2}",
            Long.toString(report.generation()),
            report.state(),
            SubmissionSender.problem(e));
      }
      shelf.change(book -> book.told(report));
    }
    return desired;
  }

  /// Whether the server has confirmed a configuration on its side.
  ///
  /// @return false where it never will
  /// @throws WebApplicationException where it may another time
  boolean tellConfirmed(TerminalApi api, Credential known, Report confirmed) throws IOException {
    tellWaiting(api, known);
    try {
      tell(api, known, confirmed);
      return true;
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      boolean older = status == 404 && !SubmissionSender.problem(e).equals("generation-unknown");
      if (older || !FINAL.contains(status)) {
        throw e;
      }
      return false;
    }
  }

  private static long tell(TerminalApi api, Credential known, Report report) {
    var noted = api.report(known.authorization(), ConfigurationReport.of(report));
    LOG.log(
        Level.INFO,
        "configuration {0} {1} {2}",
        Long.toString(report.generation()),
        report.state(),
        report.reason().orElse(""));
    return noted.desiredGeneration();
  }
}
