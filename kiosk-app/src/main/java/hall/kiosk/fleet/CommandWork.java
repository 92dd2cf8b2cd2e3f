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

  /// The end of a command; a restart or a reboot has none in this process.
  CommandReport run(Command command) throws IOException, InterruptedException {
    return switch (command.order()) {
      case Order.RestartApplication() -> end(hands::restart);
      case Order.Reboot() ->
          hands.bootId().isEmpty() ? CommandReport.failed("no-boot-id") : end(hands::reboot);
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
      case Order.Screenshot() -> picture();
      case Order.Volume(var percent) -> volume(percent);
      case Order.Message(var text, var until) ->
          message(new CommandMemory.Posted(command.id(), text, until));
      case Order.WithdrawMessage(var message) -> {
        memory.withdraw(message);
        tellMessages();
        yield CommandReport.done();
      }
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

  /// Lets the journey know which messages stand.
  void tellMessages() {
    events.accept(new Event.MessagesChanged(memory.messages()));
  }

  private CommandReport picture() throws InterruptedException {
    try {
      return hands
          .picture()
          .map(CommandReport::picture)
          .orElseGet(() -> CommandReport.failed("somebody-came"));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no-picture: {0}", e.toString());
      return CommandReport.failed("no-picture");
    }
  }

  private CommandReport volume(int percent) throws IOException {
    if (!hands.setVolume(percent)) {
      return CommandReport.failed("no-sound-device");
    }
    memory.setVolume(percent);
    return CommandReport.done();
  }

  private CommandReport message(CommandMemory.Posted message) throws IOException {
    if (!memory.show(message)) {
      return CommandReport.failed("too-many-messages");
    }
    tellMessages();
    return CommandReport.done();
  }

  private CommandReport end(Runnable ending) throws InterruptedException {
    hands.whenNobodyIsHere(ending);
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
