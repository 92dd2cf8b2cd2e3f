// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a command ended, and what is known besides.
///
/// @param fault present exactly when the ending is a fault
/// @param fields in the order of printing
record Answer(Ending ending, Optional<DeviceFault> fault, Map<String, @Nullable Object> fields) {

  /// The word of the JSON and the exit status of the process.
  enum Ending {
    DONE("done", 0),
    FAULT("fault", 3),
    NO_ANSWER("no-answer", 4);

    final String word;
    final int status;

    Ending(String word, int status) {
      this.word = word;
      this.status = status;
    }
  }

  static Answer done(Map<String, @Nullable Object> fields) {
    return new Answer(Ending.DONE, Optional.empty(), fields);
  }

  /// A device that is there but silent has not answered, however early its driver gave up.
  static Answer fault(DeviceFault fault, Map<String, @Nullable Object> fields) {
    return Faults.silent(fault)
        ? noAnswer(fields)
        : new Answer(Ending.FAULT, Optional.of(fault), fields);
  }

  static Answer noAnswer(Map<String, @Nullable Object> fields) {
    return new Answer(Ending.NO_ANSWER, Optional.empty(), fields);
  }

  static <T> Answer of(Outcome<T> outcome, Function<T, Map<String, @Nullable Object>> fields) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> done(fields.apply(value));
      case Outcome.Faulted<T>(var fault) -> fault(fault, Map.of());
      case Outcome.NoAnswer<T>() -> noAnswer(Map.of());
    };
  }

  /// The whole object that is printed.
  Map<String, @Nullable Object> object(@Nullable String device, long millis) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    object.put("device", device);
    object.put("result", ending.word);
    object.put("millis", millis);
    fault.ifPresent(f -> object.put("fault", describe(f)));
    object.putAll(fields);
    return object;
  }

  static Map<String, @Nullable Object> describe(DeviceFault fault) {
    var message = new LinkedHashMap<String, @Nullable Object>();
    message.put("zh-CN", fault.message().zhCn());
    message.put("en", fault.message().en());
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("state", fault.state().word());
    fields.put("reason", fault.reason());
    fields.put("owner", fault.owner().word());
    fields.put("action", fault.action().word());
    fields.put("message", message);
    fields.put("raw", fault.raw());
    return fields;
  }
}
