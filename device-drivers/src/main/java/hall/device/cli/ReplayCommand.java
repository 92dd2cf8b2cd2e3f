// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceLog;
import hall.device.DeviceState;
import hall.device.registry.DeviceRegistry;
import hall.device.trace.Player;
import hall.device.trace.Tape;
import hall.device.trace.TapeCodec;
import hall.device.trace.TapeFormatException;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// `replay`: lets this version's driver talk to a recorded device, and says whether it does the
/// same as at the time of the recording; no device is touched and no time is waited.
record ReplayCommand() implements Command {

  @Override
  public Answer run(CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    var tape = tape(line.operands().getFirst());
    var uri = TraceCommand.uri(tape.device());
    var exercise = Exercise.of(Optional.of(tape.operation()), uri);
    var ticker = new TapeTicker();
    var player = new Player(tape.entries(), ticker::reach);
    var context = new DeviceContext(ticker, new Tracing.Replaying(player), DeviceLog.system());
    var limit = Deadline.after(Duration.ofMillis(tape.timeoutMillis()), ticker);
    var result = TraceCommand.result(exercise.run(new DeviceRegistry(context), uri, limit));
    var divergence = player.divergence();
    var fields =
        Fields.of(
            "device", tape.device(),
            "operation", tape.operation(),
            "entries", tape.entries().size(),
            "recorded", tape.result(),
            "replayed", result,
            "divergence", divergence.orElse(null));
    return divergence.isEmpty() && result.equals(tape.result())
        ? Answer.done(fields)
        : Answer.fault(diverged(divergence.orElse(result)), fields);
  }

  private static Tape tape(String name) throws UsageException {
    try {
      return TapeCodec.decode(Files.readString(Path.of(name)));
    } catch (IOException e) {
      throw new UsageException("%s can't be read".formatted(name));
    } catch (TapeFormatException e) {
      throw new UsageException("%s: %s".formatted(name, e.getMessage()));
    }
  }

  private static DeviceFault diverged(String how) {
    return new DeviceFault(
        DeviceState.ONLINE,
        "replay-diverged",
        Owner.SOFTWARE,
        Action.MAINTENANCE,
        new Message("与录制时的通信不一致。", "The driver does not do what it did when this was recorded."),
        how);
  }
}
