// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import hall.kiosk.journey.Readings;
import hall.kiosk.journey.Signature.Stroke;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.Glyphs;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All the ways of entering Chinese that this terminal has; one that does not work is not offered
/// and says why in the log.
///
/// @param strokes the packaged table
public record ChineseEntry(
    Optional<RimePinyin> pinyin, Optional<StrokeTable> strokes, Optional<Zinnia> drawing)
    implements ChineseInput {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.text");

  /// Opens whatever this machine has packages for, in half a second; empty where it has none.
  ///
  /// @param work as of [RimePinyin#open]
  /// @param phrases as of [RimePinyin#open]
  public static Optional<ChineseInput> open(Path work, List<String> phrases) {
    var entry = new ChineseEntry(pinyin(work, phrases), strokes(RimePinyin.SHARED), Zinnia.open());
    return entry.ways().isEmpty() ? Optional.empty() : Optional.of(entry);
  }

  private static Optional<RimePinyin> pinyin(Path work, List<String> phrases) {
    return switch (RimePinyin.open(work, phrases)) {
      case PinyinOpening.Opened(var rime) -> Optional.of(rime);
      case PinyinOpening.Unavailable(var reason, var detail) -> {
        LOG.log(Level.WARNING, "no pinyin entry: {0} {1}", reason, detail);
        yield Optional.empty();
      }
    };
  }

  /// @param shared where the packages put their tables
  static Optional<StrokeTable> strokes(Path shared) {
    try {
      return Optional.of(
          StrokeTable.read(
              shared.resolve("stroke.dict.yaml"), shared.resolve("pinyin_simp.dict.yaml")));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no entry by strokes: {0}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public Set<Way> ways() {
    var all = EnumSet.noneOf(Way.class);
    pinyin.ifPresent(there -> all.add(Way.PINYIN));
    strokes.ifPresent(there -> all.add(Way.STROKES));
    drawing.ifPresent(there -> all.add(Way.DRAWING));
    return all;
  }

  @Override
  public List<String> candidates(String letters) {
    return pinyin.map(rime -> rime.candidates(letters)).orElse(List.of());
  }

  @Override
  public String rest(String letters, String choice) {
    return pinyin.map(rime -> rime.rest(letters, choice)).orElse("");
  }

  @Override
  public List<String> byStrokes(String kinds) {
    return strokes.map(table -> table.find(kinds, Glyphs::has)).orElse(List.of());
  }

  @Override
  public List<String> drawn(List<Stroke> strokes) {
    return drawing.map(zinnia -> zinnia.drawn(strokes)).orElse(List.of());
  }

  @Override
  public Readings readings() {
    return pinyin.map(RimePinyin::readings).orElse(Readings.NONE);
  }

  @Override
  public void forget() {
    pinyin.ifPresent(RimePinyin::forget);
    drawing.ifPresent(Zinnia::forget);
  }
}
