// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.model.DeviceModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// How a model of bar-code module talks; it can't be asked.
///
/// @param name as in the URI's `model` parameter
/// @param suffix what ends a code
/// @param prefix what begins a code, taken off; may be empty
/// @param aim whether an AIM identifier (`]`, a letter, a digit or letter) stands before the text
/// @param encoding of the text
/// @param gap a pause in which no more bytes of a code come: two USB frames and more
/// @param longest bytes of a code; a longer one is refused whole
/// @param repeat the same code within this time after it was last seen counts once
/// @param trigger hexadecimal digits sent to light up and read; empty for a module that always does
/// @param release hexadecimal digits sent to stop; may be empty
/// @param acknowledgement hexadecimal digits that the module answers to a trigger; may be empty
public record EngineModel(
    String name,
    Suffix suffix,
    String prefix,
    boolean aim,
    Encoding encoding,
    Duration gap,
    int longest,
    Duration repeat,
    String trigger,
    String release,
    String acknowledgement) {

  /// What ends a code.
  public enum Suffix {
    CR("\r"),
    LF("\n"),
    CRLF("\r\n"),
    TAB("\t"),
    /// Nothing but a pause.
    NONE(""),
    /// A pause; one of the others before it is taken off.
    ANY("");

    final String text;

    Suffix(String text) {
      this.text = text;
    }

    /// The word in a model's data and in the URI.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The bytes of the text.
  public enum Encoding {
    UTF_8,
    GB18030,
    /// UTF-8 where the bytes are that, otherwise GB18030.
    DETECTED
  }

  /// 7 KB is the largest QR code in digits.
  private static final int LONGEST = 7_089;

  /// A module as it comes from the factory, whatever its suffix.
  public static final EngineModel GENERIC =
      new EngineModel(
          "generic",
          Suffix.ANY,
          "",
          false,
          Encoding.DETECTED,
          Duration.ofMillis(60),
          LONGEST,
          Duration.ofSeconds(2),
          "",
          "",
          "");

  public EngineModel {
    for (var command : new String[] {trigger, release, acknowledgement}) {
      if (!command.matches("([0-9A-F]{2})*")) {
        throw new IllegalArgumentException("not hexadecimal digits: " + command);
      }
    }
    if (longest < 1 || longest > LONGEST) {
      throw new IllegalArgumentException("longest must be 1 to %d".formatted(LONGEST));
    }
  }

  private static final Set<String> FACTS =
      Set.of(
          "suffix",
          "prefix",
          "aim",
          "encoding",
          "gapMillis",
          "longest",
          "repeatMillis",
          "trigger",
          "release",
          "acknowledgement");

  /// The model as `configs/devices/barcode-module.json` has it; what it does not say is [#GENERIC].
  ///
  /// @throws IllegalArgumentException that says what is wrong with it
  public static EngineModel of(DeviceModel model) {
    model.knowing(FACTS);
    var generic = GENERIC;
    return new EngineModel(
        model.name(),
        suffix(model.word("suffix", generic.suffix.word())),
        model.word("prefix", generic.prefix),
        model.flag("aim", generic.aim),
        encoding(model.word("encoding", "detected")),
        Duration.ofMillis(model.number("gapMillis", (int) generic.gap.toMillis())),
        model.number("longest", generic.longest),
        Duration.ofMillis(model.number("repeatMillis", (int) generic.repeat.toMillis())),
        model.word("trigger", ""),
        model.word("release", ""),
        model.word("acknowledgement", ""));
  }

  static Suffix suffix(String word) {
    return Arrays.stream(Suffix.values())
        .filter(suffix -> suffix.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "suffix must be cr, lf, crlf, tab, none or any, not \"%s\"".formatted(word)));
  }

  private static Encoding encoding(String word) {
    return switch (word) {
      case "utf-8" -> Encoding.UTF_8;
      case "gb18030" -> Encoding.GB18030;
      case "detected" -> Encoding.DETECTED;
      default ->
          throw new IllegalArgumentException(
              "encoding must be utf-8, gb18030 or detected, not \"%s\"".formatted(word));
    };
  }

  EngineModel with(Suffix other) {
    return new EngineModel(
        name,
        other,
        prefix,
        aim,
        encoding,
        gap,
        longest,
        repeat,
        trigger,
        release,
        acknowledgement);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
