// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// How the application is started.
///
/// @param config the terminal's configuration file
/// @param state the folder of the terminal's own files
/// @param key the outbox's key; best on another device than the state
/// @param enrolmentCode the one-time code of a first start; overrides the configuration's
/// @param bootId a file with another content after each boot of the machine
record Options(Path config, Path state, Path key, Optional<String> enrolmentCode, Path bootId) {

  static final String USAGE =
      "usage: --config FILE [--state FOLDER] [--outbox-key FILE] [--enrolment-code CODE]"
          + " [--boot-id FILE]";

  private static final List<String> NAMES =
      List.of("--config", "--state", "--outbox-key", "--enrolment-code", "--boot-id");

  /// Where the log is kept, besides the standard output.
  Path log() {
    return state.resolve("log").resolve("kiosk.log");
  }

  /// Reads the command line.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  static Options parse(String... arguments) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i])) {
        throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      values.put(arguments[i], arguments[i + 1]);
    }
    var config = values.get("--config");
    if (config == null) {
      throw new IllegalArgumentException("--config is missing");
    }
    var state = Path.of(values.getOrDefault("--state", "state"));
    return new Options(
        Path.of(config),
        state,
        values.containsKey("--outbox-key")
            ? Path.of(values.get("--outbox-key"))
            : state.resolve("outbox.key"),
        Optional.ofNullable(values.get("--enrolment-code")),
        Path.of(values.getOrDefault("--boot-id", "/proc/sys/kernel/random/boot_id")));
  }
}
