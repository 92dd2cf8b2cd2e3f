// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a terminal tells of a command.
///
/// @param state `received`, `running`, `done` or `failed`
/// @param reason why it failed: a stable kebab-case word
/// @param checks what a self-test looked at
/// @param evidence how sure it is that the test print came out
/// @param log the terminal's newest log lines, gzip in base64
public record Report(
    @Nullable String state,
    @Nullable String reason,
    @Nullable List<Check> checks,
    @Nullable String evidence,
    byte @Nullable [] log) {

  private static final Set<CommandState> TOLD =
      Set.of(CommandState.RECEIVED, CommandState.RUNNING, CommandState.DONE, CommandState.FAILED);
  private static final int MOST_CHECKS = 64;
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_DETAIL = 200;
  private static final int MOST_LOG_BYTES = 512 * 1024;

  /// One thing that a self-test looked at.
  public record Check(
      @Nullable String device, @Nullable String check, boolean passed, @Nullable String detail) {}

  /// What is kept of a result.
  record Result(List<Check> checks, @Nullable String evidence) {}

  /// The state of a report without defects.
  CommandState parsedState() {
    return CommandState.of(String.valueOf(state)).orElseThrow();
  }

  Result result() {
    return new Result(checks == null ? List.of() : checks, evidence);
  }

  /// All that is wrong with this report.
  List<Defect> defects() {
    List<Defect> defects = new ArrayList<>();
    if (CommandState.of(String.valueOf(state)).filter(TOLD::contains).isEmpty()) {
      defects.add(new Defect("$.state", "One of received, running, done, failed."));
    }
    if (reason == null
        ? "failed".equals(state)
        : isTooLong(reason, LONGEST_WORD) || !reason.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      defects.add(new Defect("$.reason", "A kebab-case word of at most 64 characters."));
    }
    if (isTooLong(evidence, LONGEST_WORD)) {
      defects.add(new Defect("$.evidence", "At most 64 characters."));
    }
    if (log != null && !isGzip(log)) {
      defects.add(new Defect("$.log", "At most 512 KiB of gzip in base64."));
    }
    if (checks != null
        && (checks.size() > MOST_CHECKS || !checks.stream().allMatch(Report::fits))) {
      defects.add(new Defect("$.checks", "At most 64 checks, each with device and check."));
    }
    return defects;
  }

  private static boolean fits(Check check) {
    return check.device() != null
        && check.check() != null
        && !isTooLong(check.device(), LONGEST_WORD)
        && !isTooLong(check.check(), LONGEST_WORD)
        && !isTooLong(check.detail(), LONGEST_DETAIL);
  }

  private static boolean isTooLong(@Nullable String text, int longest) {
    return text != null && text.length() > longest;
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length <= MOST_LOG_BYTES
        && bytes.length > 2
        && bytes[0] == 0x1f
        && bytes[1] == (byte) 0x8b;
  }
}
