// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.Problem.Defect;
import hall.server.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operator wants of a terminal.
///
/// @param kind a word of [CommandKind]
/// @param text for the screen of a terminal that goes out of service; only there
/// @param until when it comes back into service by itself; only there
/// @param device which one to test, all where absent; which printer to try
/// @param expiresInMinutes how long the terminal may take to begin, an hour where absent
public record Order(
    @Nullable String kind,
    @Nullable Text text,
    @Nullable String until,
    @Nullable String device,
    @Nullable Integer expiresInMinutes) {

  private static final Set<String> DEVICES =
      Set.of("idCardReader", "scanner", "printer", "ticketPrinter");
  private static final Set<String> PRINTERS = Set.of("printer", "ticketPrinter");
  private static final int LONGEST_TEXT = 120;
  private static final int USUAL_MINUTES = 60;
  private static final int MOST_MINUTES = 7 * 24 * 60;

  /// The kind of an order without defects.
  CommandKind parsedKind() {
    return CommandKind.of(String.valueOf(kind)).orElseThrow();
  }

  Duration life() {
    return Duration.ofMinutes(expiresInMinutes == null ? USUAL_MINUTES : expiresInMinutes);
  }

  @Nullable OffsetDateTime parsedUntil() {
    return until == null ? null : OffsetDateTime.parse(until);
  }

  /// All that is wrong with this order.
  List<Defect> defects(Instant now) {
    List<Defect> defects = new ArrayList<>();
    CommandKind parsed = CommandKind.of(String.valueOf(kind)).orElse(null);
    if (parsed == null) {
      return List.of(new Defect("$.kind", "The word of a command."));
    }
    boolean closes = parsed == CommandKind.OUT_OF_SERVICE;
    if (closes ? !isSentence(text) : text != null) {
      defects.add(
          new Defect(
              "$.text", "For out-of-service alone: in both languages, at most 120 characters."));
    }
    if (until != null && (!closes || !isLater(until, now))) {
      defects.add(new Defect("$.until", "For out-of-service alone: a time to come, ISO 8601."));
    }
    boolean known =
        switch (parsed) {
          case SELF_TEST -> device == null || DEVICES.contains(device);
          case TEST_PRINT -> device != null && PRINTERS.contains(device);
          case RESTART_APPLICATION, OUT_OF_SERVICE, INTO_SERVICE, LOG_BUNDLE -> device == null;
        };
    if (!known) {
      defects.add(
          new Defect("$.device", "A device to self-test, or the printer to try; else nothing."));
    }
    if (expiresInMinutes != null && (expiresInMinutes < 1 || expiresInMinutes > MOST_MINUTES)) {
      defects.add(new Defect("$.expiresInMinutes", "Between 1 and 10080."));
    }
    return defects;
  }

  private static boolean isSentence(@Nullable Text text) {
    return text != null && isSentence(text.zhCn()) && isSentence(text.en());
  }

  private static boolean isSentence(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT;
  }

  private static boolean isLater(String until, Instant now) {
    try {
      return OffsetDateTime.parse(until).toInstant().isAfter(now);
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
