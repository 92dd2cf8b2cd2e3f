// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.Problem.Defect;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a terminal tells of a command.
///
/// @param state `received`, `running`, `done`, `failed` or, of a message, `seen`
/// @param reason why it failed: a stable kebab-case word
/// @param checks what a self-test looked at
/// @param evidence how sure it is that the test print came out
/// @param log the terminal's newest log lines, gzip in base64
/// @param picture the terminal's screen while nobody is there, PNG in base64
/// @param seenAt when the attendant confirmed the message, by the terminal's clock
public record Report(
    @Nullable String state,
    @Nullable String reason,
    @Nullable List<Check> checks,
    @Nullable String evidence,
    byte @Nullable [] log,
    byte @Nullable [] picture,
    @Nullable String seenAt) {

  private static final Set<CommandState> TOLD =
      Set.of(
          CommandState.RECEIVED,
          CommandState.RUNNING,
          CommandState.DONE,
          CommandState.FAILED,
          CommandState.SEEN);
  private static final int MOST_CHECKS = 64;
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_DETAIL = 200;
  private static final int MOST_BYTES = 512 * 1024;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /// One thing that a self-test looked at.
  public record Check(
      @Nullable String device, @Nullable String check, boolean passed, @Nullable String detail) {}

  /// What is kept of a result.
  record Result(List<Check> checks, @Nullable String evidence, @Nullable String seenAt) {

    @Nullable OffsetDateTime parsedSeenAt() {
      return seenAt == null ? null : OffsetDateTime.parse(seenAt);
    }
  }

  /// The state of a report without defects.
  CommandState parsedState() {
    return CommandState.of(String.valueOf(state)).orElseThrow();
  }

  Result result() {
    return new Result(checks == null ? List.of() : checks, evidence, seenAt);
  }

  /// All that is wrong with this report.
  List<Defect> defects() {
    List<Defect> defects = new ArrayList<>();
    if (CommandState.of(String.valueOf(state)).filter(TOLD::contains).isEmpty()) {
      defects.add(new Defect("$.state", "One of received, running, done, failed, seen."));
    }
    if (reason == null
        ? "failed".equals(state)
        : isTooLong(reason, LONGEST_WORD) || !reason.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      defects.add(new Defect("$.reason", "A kebab-case word of at most 64 characters."));
    }
    if (isTooLong(evidence, LONGEST_WORD)) {
      defects.add(new Defect("$.evidence", "At most 64 characters."));
    }
    if (log != null && !begins(log, GZIP)) {
      defects.add(new Defect("$.log", "At most 512 KiB of gzip in base64."));
    }
    if (picture != null && !begins(picture, PNG)) {
      defects.add(new Defect("$.picture", "At most 512 KiB of PNG in base64."));
    }
    if ("seen".equals(state) ? !isTime(seenAt) : seenAt != null) {
      defects.add(new Defect("$.seenAt", "For seen alone: a time, ISO 8601."));
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

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length <= MOST_BYTES
        && bytes.length > magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static boolean isTime(@Nullable String text) {
    try {
      return text != null && OffsetDateTime.parse(text).getYear() > 0;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
