// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.fleet.Command.Order;
import hall.kiosk.fleet.TerminalApi.CommandReport;
import hall.kiosk.journey.Event;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Carries out the server's commands, one after the other, oldest first.
///
/// | command is listed | this process knows its end | begun by an earlier process | then |
/// |---|---|---|---|
/// | yes | yes | – | tell the end again |
/// | yes | no | yes, a restart | tell that it is done: this process is the proof |
/// | yes | no | yes, a reboot | booted since: tell that it is done; else that it failed |
/// | yes | no | yes, a message | tell that it is done: it was shown as it was begun |
/// | yes | no | yes, another | tell that it failed, `interrupted`: nobody knows how far it came |
/// | yes | no | no | tell `received`, wait for rest, tell `running`, do it, tell the end |
///
/// It is done only after the server took `running`, so neither a cancelled nor an expired command
/// ever is. What the attendant confirms is told before anything else.
final class CommandAgent {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final Duration LOOK_AT_CLOSURE = Duration.ofSeconds(5);

  private final Path state;
  private final Hands hands;
  private final Supplier<Optional<Credential>> credential;
  private final Courier.Server server;
  private final Consumer<Event> events;
  private final Runnable changed;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Semaphore look = new Semaphore(1);
  private final Map<String, CommandReport> ends = new HashMap<>();
  private final Queue<String> confirmed = new ConcurrentLinkedQueue<>();

  /// @param state the folder of the terminal's own files
  /// @param changed called when a command may have changed what the heartbeat says
  CommandAgent(
      Path state,
      Hands hands,
      Supplier<Optional<Credential>> credential,
      Courier.Server server,
      Consumer<Event> events,
      Runnable changed,
      InstantSource clock,
      RandomGenerator random) {
    this.state = state;
    this.hands = hands;
    this.credential = credential;
    this.server = server;
    this.events = events;
    this.changed = changed;
    this.clock = clock;
    this.random = random;
  }

  /// Tells whether an earlier process was taken out of service, then takes commands.
  void start() {
    CommandMemory memory;
    try {
      memory = CommandMemory.open(state);
    } catch (IOException e) {
      // Without it a restart could loop: citizens are served, commands are not.
      LOG.log(Level.ERROR, "command-memory-unusable", e);
      return;
    }
    var work = new CommandWork(hands, memory, events);
    work.tellClosure();
    if (!memory.messages().isEmpty()) {
      work.tellMessages();
    }
    Thread.ofVirtual().name("fleet-command").start(() -> run(memory, work));
  }

  /// The server has commands for this terminal.
  void commandsWait() {
    look.release();
  }

  /// The attendant has confirmed a message; never blocks.
  void messageSeen(String message) {
    confirmed.add(message);
    look.release();
  }

  private void run(CommandMemory memory, CommandWork work) {
    memory.volume().ifPresent(this::soundAsBefore);
    int failures = 0;
    try {
      while (true) {
        var pause = failures == 0 ? LOOK_AT_CLOSURE : Backoff.after(failures, random);
        boolean wanted = look.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        try {
          keepTime(memory, work);
          if (wanted || failures > 0) {
            look.drainPermits();
            tellSeen(memory);
            while (carriedOutOne(memory, work)) {
              changed.run();
            }
          }
          failures = 0;
        } catch (WebApplicationException | ProcessingException | IOException e) {
          failures++;
          LOG.log(Level.WARNING, "commands-later: {0}", e.toString());
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-command ends");
    }
  }

  private void soundAsBefore(int percent) {
    if (!hands.setVolume(percent)) {
      LOG.log(Level.WARNING, "no-sound-device");
    }
  }

  private void keepTime(CommandMemory memory, CommandWork work) throws IOException {
    for (var message = confirmed.peek(); message != null; message = confirmed.peek()) {
      memory.saw(message, clock.instant());
      confirmed.remove();
    }
    if (memory.dropOver(clock.instant())) {
      work.tellMessages();
    }
    if (memory.closure().filter(closure -> closure.over(clock.instant())).isPresent()) {
      memory.reopen();
      work.tellClosure();
      LOG.log(Level.INFO, "out-of-service-over");
      changed.run();
    }
  }

  private void tellSeen(CommandMemory memory) throws IOException {
    var known = credential.get();
    if (known.isEmpty()) {
      return;
    }
    for (var message : memory.untold().entrySet()) {
      boolean taken = told(message.getKey(), CommandReport.seen(message.getValue()), known.get());
      memory.told(message.getKey());
      LOG.log(Level.INFO, "message-seen {0} taken: {1}", message.getKey(), taken);
    }
  }

  /// Whether there was one.
  private boolean carriedOutOne(CommandMemory memory, CommandWork work)
      throws IOException, InterruptedException {
    var known = credential.get();
    if (known.isEmpty()) {
      return false;
    }
    var next = first(server.api(), known.get());
    if (next.isEmpty()) {
      return false;
    }
    carryOut(next.get(), memory, work, known.get());
    return true;
  }

  /// An older server has no commands at all.
  private static Optional<Command> first(TerminalApi api, Credential known) {
    try {
      return api.commands(known.authorization()).commands().stream().findFirst().map(Command::of);
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void carryOut(Command command, CommandMemory memory, CommandWork work, Credential known)
      throws IOException, InterruptedException {
    var end = ends.get(command.id());
    if (end == null && memory.hasBegun(command.id())) {
      end = endOfBegun(command, memory);
    }
    if (end == null) {
      if (!told(command.id(), CommandReport.received(), known)) {
        return;
      }
      if (command.waitsForRest()) {
        hands.awaitRest();
      }
      if (!told(command.id(), CommandReport.running(), known)) {
        return;
      }
      if (command.onceOnly()) {
        memory.begin(command.id(), hands.bootId());
      }
      end = work.run(command);
      ends.put(command.id(), end);
    }
    // Taken, or not wanted any more: either way the server is through with it.
    boolean taken = told(command.id(), end, known);
    ends.remove(command.id());
    LOG.log(Level.INFO, "command-ended {0} {1} taken: {2}", command.id(), end.state(), taken);
  }

  /// What became of what an earlier process began.
  private CommandReport endOfBegun(Command command, CommandMemory memory) {
    return switch (command.order()) {
      case Order.RestartApplication(), Order.Message _ -> CommandReport.done();
      case Order.Reboot() -> {
        var before = memory.bootOf(command.id());
        boolean booted =
            before.isPresent() && hands.bootId().filter(before.get()::equals).isEmpty();
        yield booted ? CommandReport.done() : CommandReport.failed("reboot-not-happened");
      }
      case Order.OutOfService _,
          Order.IntoService(),
          Order.SelfTest _,
          Order.TestPrint _,
          Order.LogBundle(),
          Order.Screenshot(),
          Order.Volume _,
          Order.WithdrawMessage _,
          Order.Unknown _ ->
          CommandReport.failed("interrupted");
    };
  }

  /// Whether the server took it; it does not where the command was cancelled or is over.
  private boolean told(String command, CommandReport report, Credential known) throws IOException {
    try {
      server.api().report(known.authorization(), command, report);
      LOG.log(Level.INFO, "command {0} {1}", command, report.state());
      return true;
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == Status.CONFLICT.getStatusCode() || status == Status.NOT_FOUND.getStatusCode()) {
        LOG.log(Level.INFO, "command-over {0}", command);
        return false;
      }
      throw e;
    }
  }
}
