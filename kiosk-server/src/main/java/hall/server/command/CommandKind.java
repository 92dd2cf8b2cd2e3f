// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import java.util.Optional;
import java.util.stream.Stream;

/// What a terminal can be told to do.
public enum CommandKind {
  RESTART_APPLICATION("restart-application", true),
  OUT_OF_SERVICE("out-of-service", true),
  INTO_SERVICE("into-service", true),
  SELF_TEST("self-test", false),
  TEST_PRINT("test-print", false),
  LOG_BUNDLE("log-bundle", false);

  private final String word;
  private final boolean changesTerminal;

  CommandKind(String word, boolean changesTerminal) {
    this.word = word;
    this.changesTerminal = changesTerminal;
  }

  /// The word in the contract.
  public String word() {
    return word;
  }

  /// Whether citizens feel it; then only an administrator may order it.
  public boolean changesTerminal() {
    return changesTerminal;
  }

  static Optional<CommandKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
