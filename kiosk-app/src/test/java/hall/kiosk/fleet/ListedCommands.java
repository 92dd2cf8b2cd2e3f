// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.fleet.TerminalApi.CommandNoted;
import hall.kiosk.fleet.TerminalApi.CommandReport;
import hall.kiosk.fleet.TerminalApi.Text;
import hall.kiosk.fleet.TerminalApi.WaitingCommands;
import hall.kiosk.fleet.TerminalApi.WantedCommand;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server that lists commands until their end is told, and does nothing else.
final class ListedCommands extends SilentServer {

  private final List<WantedCommand> listed = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private @Nullable CommandReport last;
  private @Nullable String losing;
  private boolean failing;

  void order(String id, String kind, @Nullable String device) {
    order(id, kind, device, null, null);
  }

  synchronized void order(
      String id,
      String kind,
      @Nullable String device,
      @Nullable Text text,
      @Nullable String until) {
    order(new WantedCommand(id, kind, text, until, device, null, null));
  }

  synchronized void order(WantedCommand command) {
    listed.add(command);
  }

  /// It is back.
  synchronized void recover() {
    failing = false;
  }

  synchronized void cancel(String id) {
    listed.removeIf(command -> command.id().equals(id));
  }

  /// The next report of a state does not arrive.
  synchronized void loseNext(String state) {
    losing = state;
  }

  /// It is away from now on.
  synchronized void fail() {
    failing = true;
  }

  synchronized List<String> reports() {
    return List.copyOf(reports);
  }

  synchronized CommandReport last() {
    if (last == null) {
      throw new AssertionError("nothing was reported");
    }
    return last;
  }

  void awaitReports(String... expected) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (reports().size() < expected.length && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertEquals(List.of(expected), reports());
  }

  /// Waits until this was reported, whatever else was.
  void awaitReport(String expected) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!reports().contains(expected)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(expected + " is not in " + reports());
      }
      Thread.sleep(5);
    }
  }

  @Override
  public synchronized WaitingCommands commands(@Nullable String authorization) {
    if (failing) {
      throw new ProcessingException("away");
    }
    return new WaitingCommands(List.copyOf(listed));
  }

  @Override
  public synchronized CommandNoted report(
      @Nullable String authorization, String id, CommandReport report) {
    if (failing) {
      throw new ProcessingException("away");
    }
    if (report.state().equals("seen")) {
      lose(report);
      reports.add(id + " seen " + report.seenAt());
      return new CommandNoted("seen");
    }
    lose(report);
    if (listed.stream().noneMatch(command -> command.id().equals(id))) {
      throw new WebApplicationException(Response.Status.CONFLICT);
    }
    var reason = report.reason();
    reports.add(id + " " + report.state() + (reason == null ? "" : " " + reason));
    last = report;
    if (report.state().equals("done") || report.state().equals("failed")) {
      cancel(id);
    }
    return new CommandNoted(report.state());
  }

  private void lose(CommandReport report) {
    if (report.state().equals(losing)) {
      losing = null;
      throw new ProcessingException("lost");
    }
  }
}
