// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Outcome;
import hall.kiosk.fleet.Command.Order;
import hall.kiosk.fleet.CommandMemory.Closure;
import hall.kiosk.fleet.TerminalApi.CheckReport;
import hall.kiosk.fleet.TerminalApi.CommandReport;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Terminal.Peripheral;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Does what a command says and tells how it ended.
final class CommandWork {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  private final Hands hands;
  private final CommandMemory memory;
  private final Consumer<Event> events;

  CommandWork(Hands hands, CommandMemory memory, Consumer<Event> events) {
    this.hands = hands;
    this.memory = memory;
    this.events = events;
  }

  /// The end of a command; a restart has none in this process.
  CommandReport run(Order order) throws IOException, InterruptedException {
    return switch (order) {
      case Order.RestartApplication() -> restart();
      case Order.OutOfService(var why, var until) -> {
        memory.close(new Closure(why, until));
        tellClosure();
        yield CommandReport.done();
      }
      case Order.IntoService() -> {
        memory.reopen();
        tellClosure();
        yield CommandReport.done();
      }
      case Order.SelfTest(var device) -> selfTest(device);
      case Order.TestPrint(var on) -> testPrint(on);
      case Order.LogBundle() -> CommandReport.done(hands.log());
      case Order.Unknown(var kind) -> {
        LOG.log(Level.WARNING, "command-unknown {0}", kind);
        yield CommandReport.failed("unknown-kind");
      }
    };
  }

  /// Lets the journey know whether the terminal is out of service by an operator's word.
  void tellClosure() {
    events.accept(new Event.Closed(memory.closure().map(Closure::why)));
  }

  private CommandReport restart() throws InterruptedException {
    hands.whenNobodyIsHere(hands::restart);
    // The next process tells how it ended.
    new CountDownLatch(1).await();
    throw new IllegalStateException("a latch that nobody opens was opened");
  }

  private CommandReport selfTest(Optional<Peripheral> device) throws InterruptedException {
    var tests = hands.selfTest(device);
    if (device.isPresent() && tests.isEmpty()) {
      return CommandReport.failed("no-device");
    }
    return CommandReport.done(
        SelfTests.checks(tests).stream()
            .map(check ->
                new CheckReport(check.device(), check.check(), check.passed(), check.detail()))
            .toList());
  }

  private CommandReport testPrint(Peripheral on) throws InterruptedException {
    return switch (hands.testPrint(on)) {
      case Outcome.Done(var evidence) -> CommandReport.doneWith(evidence);
      case Outcome.Faulted(var fault) -> CommandReport.failed(fault.reason());
      case Outcome.NoAnswer<?>() -> CommandReport.failed("no-answer");
    };
  }
}
