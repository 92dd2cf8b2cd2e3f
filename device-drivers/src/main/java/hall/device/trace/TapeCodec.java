// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import hall.device.trace.TraceEntry.Kind;
import hall.device.trace.TraceEntry.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A recording as text that an engineer can read and search:
///
///     hall-device-trace 1
///     device ga450:/dev/ttyUSB0?baud=115200
///     operation read 20000
///     result done
///     412 1 open serial /dev/ttyUSB0 115200
///     1030 1 > aaaaaa9669000311ffed
///     3300 1 < aaaaaa966900040000909400 ~14+256
///
/// A line is microseconds, channel, kind and data: bytes in hexadecimal, words as they are. `~` names
/// a range, offset and length, in which personal data was overwritten.
public final class TapeCodec {

  private static final String HEAD = "hall-device-trace 1";
  private static final String DEVICE = "device ";
  private static final String OPERATION = "operation ";
  private static final String RESULT = "result ";
  private static final int HEADERS = 4;
  private static final HexFormat HEX = HexFormat.of();

  private TapeCodec() {}

  /// The whole recording, one entry a line.
  public static String encode(Tape tape) {
    var text = new StringBuilder();
    text.append(HEAD).append('\n');
    text.append(DEVICE).append(oneLine(tape.device())).append('\n');
    text.append(OPERATION).append(oneLine(tape.operation())).append(' ');
    text.append(tape.timeoutMillis()).append('\n');
    text.append(RESULT).append(oneLine(tape.result())).append('\n');
    for (var entry : tape.entries()) {
      text.append(entry.micros()).append(' ').append(entry.channel()).append(' ');
      text.append(entry.kind().word);
      var data = data(entry);
      if (!data.isEmpty()) {
        text.append(' ').append(data);
      }
      for (var span : entry.redacted()) {
        text.append(" ~").append(span.offset()).append('+').append(span.length());
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String data(TraceEntry entry) {
    return switch (entry.kind()) {
      case SENT, RECEIVED -> HEX.formatHex(entry.data());
      case OPEN, FAILED, CLOSED -> oneLine(new String(entry.data(), StandardCharsets.UTF_8));
    };
  }

  private static String oneLine(String words) {
    return words.replaceAll("\\R", " ").strip();
  }

  /// Reads a recording.
  public static Tape decode(String text) throws TapeFormatException {
    var lines = text.lines().toList();
    if (lines.size() < HEADERS
        || !lines.get(0).equals(HEAD)
        || !lines.get(1).startsWith(DEVICE)
        || !lines.get(2).matches(OPERATION + "[a-z -]+ [0-9]{1,9}")
        || !lines.get(3).startsWith(RESULT)) {
      throw new TapeFormatException(
          "not a recording: it must begin with \"%s\", device, operation and result"
              .formatted(HEAD));
    }
    var entries = new ArrayList<TraceEntry>();
    for (int i = HEADERS; i < lines.size(); i++) {
      try {
        entries.add(entry(lines.get(i)));
      } catch (IllegalArgumentException e) {
        throw new TapeFormatException("line %d: %s".formatted(i + 1, e.getMessage()));
      }
    }
    var operation = lines.get(2).substring(OPERATION.length());
    int space = operation.lastIndexOf(' ');
    return new Tape(
        lines.get(1).substring(DEVICE.length()),
        operation.substring(0, space),
        Long.parseLong(operation.substring(space + 1)),
        lines.get(3).substring(RESULT.length()),
        entries);
  }

  private static TraceEntry entry(String line) {
    var words = line.split(" ", 4);
    if (words.length < 3) {
      throw new IllegalArgumentException("microseconds, channel and kind are expected");
    }
    var kind = kind(words[2]);
    var rest = words.length < 4 ? "" : words[3];
    long micros = Long.parseLong(words[0]);
    int channel = Integer.parseInt(words[1]);
    return switch (kind) {
      case OPEN, FAILED, CLOSED ->
          new TraceEntry(micros, channel, kind, rest.getBytes(StandardCharsets.UTF_8));
      case SENT, RECEIVED -> bytes(micros, channel, kind, rest);
    };
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"%s\" is none of %s"
                    .formatted(
                        word.toLowerCase(Locale.ROOT),
                        Arrays.stream(Kind.values())
                            .map(kind -> kind.word)
                            .collect(Collectors.joining(" ")))));
  }

  private static TraceEntry bytes(long micros, int channel, Kind kind, String rest) {
    var spans = new ArrayList<Span>();
    byte[] data = {};
    for (var word : rest.split(" ", -1)) {
      if (word.startsWith("~")) {
        spans.add(span(word.substring(1), data.length));
      } else if (!word.isEmpty()) {
        data = HEX.parseHex(word);
      }
    }
    return new TraceEntry(micros, channel, kind, data, List.copyOf(spans));
  }

  private static Span span(String word, int limit) {
    int plus = word.indexOf('+');
    if (plus < 1) {
      throw new IllegalArgumentException("a range is ~offset+length");
    }
    var span =
        new Span(
            Integer.parseInt(word.substring(0, plus)), Integer.parseInt(word.substring(plus + 1)));
    if (span.offset() < 0 || span.length() < 0 || span.offset() > limit - span.length()) {
      throw new IllegalArgumentException("the range ~%s lies outside the data".formatted(word));
    }
    return span;
  }
}
