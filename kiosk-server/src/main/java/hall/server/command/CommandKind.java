// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import java.util.Optional;
import java.util.stream.Stream;

/// What a terminal can be told to do.
public enum CommandKind {
  RESTART_APPLICATION("restart-application"),
  OUT_OF_SERVICE("out-of-service"),
  INTO_SERVICE("into-service"),
  SELF_TEST("self-test"),
  TEST_PRINT("test-print"),
  LOG_BUNDLE("log-bundle"),
  REBOOT("reboot"),
  SCREENSHOT("screenshot"),
  VOLUME("volume"),
  MESSAGE("message"),
  WITHDRAW_MESSAGE("withdraw-message");

  private final String word;

  CommandKind(String word) {
    this.word = word;
  }

  /// The word in the contract.
  public String word() {
    return word;
  }

  static Optional<CommandKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
