// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.model.DeviceModel;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a model of ticket printer can do and can't be asked for.
///
/// @param name as in the URI's `model` parameter
/// @param dots printable dots across the paper; a half-width letter takes 12
/// @param glyphs what its firmware surely prints; anything else goes as dots
/// @param qrCommand whether it knows `GS ( k`; otherwise a QR code goes as dots
/// @param cutFeedDots from the print head to the cutter, fed before or by the cut
/// @param nearEndSensor whether "paper is not low" can be believed: a printer without the sensor
///   says it too
/// @param automaticStatus whether it tells changes by itself (`GS a`)
/// @param counters whether it knows its maintenance counters (`GS g 2`)
/// @param modelName whether it tells the name of its model (`GS I 67`)
/// @param presenter empty where the ticket hangs out of the slit
public record EscPosModel(
    String name,
    int dots,
    Glyphs glyphs,
    boolean qrCommand,
    Cut cut,
    int cutFeedDots,
    boolean nearEndSensor,
    boolean automaticStatus,
    boolean counters,
    boolean modelName,
    Optional<Presenter> presenter) {

  private static final int CHARACTER_DOTS = 24;

  /// 80 mm paper at 203 dpi with a cutter, as most are; no more is taken for granted.
  public static final EscPosModel GENERIC_80 =
      new EscPosModel(
          "generic",
          576,
          Glyphs.GB2312,
          true,
          Cut.FEED_PARTIAL,
          CHARACTER_DOTS,
          true,
          true,
          false,
          false,
          Optional.empty());

  public EscPosModel {
    if (dots < 192 || dots > 832 || dots % 8 != 0) {
      throw new IllegalArgumentException("dots must be 192 to 832 by eights, not " + dots);
    }
    if (cutFeedDots < 0 || cutFeedDots > 255) {
      throw new IllegalArgumentException("cutFeedDots must be 0 to 255, not " + cutFeedDots);
    }
  }

  private static final Set<String> FACTS =
      Set.of(
          "dotsPerLine",
          "glyphs",
          "qrCommand",
          "cut",
          "cutFeedDots",
          "nearEndSensor",
          "automaticStatus",
          "counters",
          "modelName",
          "present",
          "retract",
          "eject");

  /// The model as `configs/devices/ticket-printer.json` has it; what it does not say is
  /// [#GENERIC_80].
  ///
  /// @throws IllegalArgumentException that says what is wrong with it
  public static EscPosModel of(DeviceModel model) {
    model.knowing(FACTS);
    var generic = GENERIC_80;
    var present = model.word("present", "");
    return new EscPosModel(
        model.name(),
        model.number("dotsPerLine", generic.dots),
        word(Glyphs.values(), Glyphs::word, model.word("glyphs", generic.glyphs.word())),
        model.flag("qrCommand", generic.qrCommand),
        word(Cut.values(), Cut::word, model.word("cut", generic.cut.word())),
        model.number("cutFeedDots", generic.cutFeedDots),
        model.flag("nearEndSensor", generic.nearEndSensor),
        model.flag("automaticStatus", generic.automaticStatus),
        model.flag("counters", generic.counters),
        model.flag("modelName", generic.modelName),
        present.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Presenter(present, model.word("retract", ""), model.word("eject", ""))));
  }

  private static <E> E word(E[] all, Function<E, String> words, String word) {
    return Stream.of(all)
        .filter(one -> words.apply(one).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"%s\" is none of %s".formatted(word, Stream.of(all).map(words).toList())));
  }

  /// Half-width letters in a line of scale 1.
  public int columns() {
    return dots * 2 / CHARACTER_DOTS;
  }

  EscPosModel withNearEndSensor(boolean fitted) {
    return new EscPosModel(
        name,
        dots,
        glyphs,
        qrCommand,
        cut,
        cutFeedDots,
        fitted,
        automaticStatus,
        counters,
        modelName,
        presenter);
  }
}
