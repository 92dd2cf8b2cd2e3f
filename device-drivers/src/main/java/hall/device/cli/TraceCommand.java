// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceLog;
import hall.device.DeviceUri;
import hall.device.print.PrintFaults;
import hall.device.registry.DeviceRegistry;
import hall.device.trace.Recorder;
import hall.device.trace.Redaction;
import hall.device.trace.Tape;
import hall.device.trace.TapeCodec;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// `trace`: takes down what passes between driver and device, personal data overwritten.
///
/// It ends as the operation did, so a fault that is hunted for is exit status 3 and a recording.
record TraceCommand() implements Command {

  @Override
  public Answer run(CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    var uri = uri(line.operands().getFirst());
    var exercise = Exercise.of(line.value(Option.RUN), uri);
    var file = OutFile.of(line);
    var ticker = deadline.ticker();
    var recorder = new Recorder(ticker::nanos);
    var context = new DeviceContext(ticker, new Tracing.Recording(recorder), DeviceLog.system());
    var redaction = redaction(uri);
    var answer = exercise.run(new DeviceRegistry(context), uri, deadline);
    var tape =
        new Tape(
            uri.text(),
            exercise.word(),
            line.timeout(Verb.TRACE).toMillis(),
            result(answer),
            Redaction.apply(redaction, recorder.entries()));
    try {
      OutFile.write(file, TapeCodec.encode(tape));
    } catch (IOException e) {
      return Answer.fault(PrintFaults.folderUnwritable(file.toString()), Fields.of());
    }
    return new Answer(answer.ending(), answer.fault(), fields(file, tape));
  }

  static DeviceUri uri(String text) throws UsageException {
    try {
      return DeviceUri.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Redaction redaction(DeviceUri uri) throws UsageException {
    try {
      return DeviceRegistry.redaction(uri);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /// How an operation ended, in words that a recording keeps.
  static String result(Answer answer) {
    return answer
        .fault()
        .map(fault -> answer.ending().word + " " + fault.reason())
        .orElse(answer.ending().word);
  }

  private static LinkedHashMap<String, @Nullable Object> fields(Path file, Tape tape) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("file", file.toString());
    fields.put("operation", tape.operation());
    fields.put("entries", tape.entries().size());
    fields.put("redacted", tape.redactions());
    return fields;
  }
}
