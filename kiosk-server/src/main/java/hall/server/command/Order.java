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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an operator wants of a terminal.
///
/// @param kind a word of [CommandKind]
/// @param text for the screen of a terminal that goes out of service, or for its attendant
/// @param until when it comes back into service by itself, or the message goes by itself
/// @param device which one to test, all where absent; which printer to try
/// @param expiresInMinutes how long the terminal may take to begin, an hour where absent; a message
///   may take until its end
/// @param why what a picture of the screen is wanted for; goes into the audit
/// @param volume of the sound, in percent
/// @param message the id of the message that shall go
public record Order(
    @Nullable String kind,
    @Nullable Text text,
    @Nullable String until,
    @Nullable String device,
    @Nullable Integer expiresInMinutes,
    @Nullable String why,
    @Nullable Integer volume,
    @Nullable String message) {

  private static final Set<String> DEVICES =
      Set.of("idCardReader", "scanner", "printer", "ticketPrinter", "codeReader");
  private static final Set<String> PRINTERS = Set.of("printer", "ticketPrinter");
  private static final int LONGEST_TEXT = 120;
  private static final int LONGEST_WHY = 200;
  private static final int LOUDEST = 100;
  private static final int USUAL_MINUTES = 60;
  private static final int MOST_MINUTES = 7 * 24 * 60;

  /// The kind of an order without defects.
  CommandKind parsedKind() {
    return CommandKind.of(String.valueOf(kind)).orElseThrow();
  }

  /// From when on the terminal may not begin it any more.
  Instant expiresAt(Instant now) {
    OffsetDateTime end = parsedUntil();
    return switch (parsedKind()) {
      case MESSAGE -> {
        Instant last = now.plus(life(MOST_MINUTES));
        yield end == null || end.toInstant().isAfter(last) ? last : end.toInstant();
      }
      // As long as the longest message may stand.
      case WITHDRAW_MESSAGE -> now.plus(life(MOST_MINUTES));
      case RESTART_APPLICATION,
          OUT_OF_SERVICE,
          INTO_SERVICE,
          SELF_TEST,
          TEST_PRINT,
          LOG_BUNDLE,
          REBOOT,
          SCREENSHOT,
          VOLUME ->
          now.plus(life(USUAL_MINUTES));
    };
  }

  private Duration life(int usual) {
    return Duration.ofMinutes(expiresInMinutes == null ? usual : expiresInMinutes);
  }

  @Nullable OffsetDateTime parsedUntil() {
    return until == null ? null : OffsetDateTime.parse(until);
  }

  @Nullable UUID parsedMessage() {
    return message == null ? null : UUID.fromString(message);
  }

  /// All that is wrong with this order.
  List<Defect> defects(Instant now) {
    CommandKind parsed = CommandKind.of(String.valueOf(kind)).orElse(null);
    if (parsed == null) {
      return List.of(new Defect("$.kind", "The word of a command."));
    }
    List<Defect> defects = new ArrayList<>();
    if (!hasItsText(parsed)) {
      defects.add(
          new Defect(
              "$.text",
              "For out-of-service and message alone: in both languages, at most 120 characters."));
    }
    if (!hasItsEnd(parsed, now)) {
      defects.add(
          new Defect(
              "$.until",
              "For out-of-service, or for message and at most 7 days ahead: a time to come, ISO 8601."));
    }
    if (!hasItsDevice(parsed)) {
      defects.add(
          new Defect("$.device", "A device to self-test, or the printer to try; else nothing."));
    }
    if (parsed == CommandKind.SCREENSHOT ? !isSentence(why, LONGEST_WHY) : why != null) {
      defects.add(
          new Defect("$.why", "For screenshot alone: what it is for, at most 200 characters."));
    }
    if (parsed == CommandKind.VOLUME ? !isVolume(volume) : volume != null) {
      defects.add(new Defect("$.volume", "For volume alone: between 0 and 100."));
    }
    if (parsed == CommandKind.WITHDRAW_MESSAGE ? !isId(message) : message != null) {
      defects.add(new Defect("$.message", "For withdraw-message alone: the id of the message."));
    }
    if (expiresInMinutes != null && (expiresInMinutes < 1 || expiresInMinutes > MOST_MINUTES)) {
      defects.add(new Defect("$.expiresInMinutes", "Between 1 and 10080."));
    }
    return defects;
  }

  private boolean hasItsText(CommandKind parsed) {
    return switch (parsed) {
      case OUT_OF_SERVICE, MESSAGE ->
          text != null
              && isSentence(text.zhCn(), LONGEST_TEXT)
              && isSentence(text.en(), LONGEST_TEXT);
      case RESTART_APPLICATION,
          INTO_SERVICE,
          SELF_TEST,
          TEST_PRINT,
          LOG_BUNDLE,
          REBOOT,
          SCREENSHOT,
          VOLUME,
          WITHDRAW_MESSAGE ->
          text == null;
    };
  }

  private boolean hasItsEnd(CommandKind parsed, Instant now) {
    return switch (parsed) {
      case OUT_OF_SERVICE -> until == null || isBetween(until, now, Instant.MAX);
      case MESSAGE ->
          until != null && isBetween(until, now, now.plus(Duration.ofMinutes(MOST_MINUTES)));
      case RESTART_APPLICATION,
          INTO_SERVICE,
          SELF_TEST,
          TEST_PRINT,
          LOG_BUNDLE,
          REBOOT,
          SCREENSHOT,
          VOLUME,
          WITHDRAW_MESSAGE ->
          until == null;
    };
  }

  private boolean hasItsDevice(CommandKind parsed) {
    return switch (parsed) {
      case SELF_TEST -> device == null || DEVICES.contains(device);
      case TEST_PRINT -> device != null && PRINTERS.contains(device);
      case RESTART_APPLICATION,
          OUT_OF_SERVICE,
          INTO_SERVICE,
          LOG_BUNDLE,
          REBOOT,
          SCREENSHOT,
          VOLUME,
          MESSAGE,
          WITHDRAW_MESSAGE ->
          device == null;
    };
  }

  private static boolean isSentence(@Nullable String text, int longest) {
    return text != null && !text.isBlank() && text.length() <= longest;
  }

  private static boolean isVolume(@Nullable Integer percent) {
    return percent != null && percent >= 0 && percent <= LOUDEST;
  }

  private static boolean isId(@Nullable String text) {
    try {
      return text != null && text.equals(UUID.fromString(text).toString());
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static boolean isBetween(String time, Instant now, Instant last) {
    try {
      Instant end = OffsetDateTime.parse(time).toInstant();
      return end.isAfter(now) && !end.isAfter(last);
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
