// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.TrueTypeCollection;

/// Which characters the font of the screens has.
///
/// One that it lacks is shown by its code point, such as `[U+2A6D6]`, as on paper: never a silent
/// box. What is stored and sent is the character itself.
public final class Glyphs {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.screen");

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
          Path.of("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"));

  private static final String FACE = "NotoSansCJKsc-Regular";

  private Glyphs() {}

  /// Read when the first character comes that is not plainly there: most visits know none.
  private static final class Rare {
    private static final IntPredicate KNOWN = read();
  }

  /// Whether it can be shown.
  public static boolean has(int codePoint) {
    return usual(codePoint) || Rare.KNOWN.test(codePoint);
  }

  /// Letters, signs and the characters that every Chinese font has.
  private static boolean usual(int c) {
    return c < 0x2E80
        || (c >= 0x3000 && c < 0x3100)
        || (c >= 0x4E00 && c < 0x9FA6)
        || c >> 8 == 0xFF;
  }

  /// The text with every character that can't be shown replaced by its code point.
  public static String showable(String text) {
    if (text.codePoints().allMatch(Glyphs::has)) {
      return text;
    }
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (has(c)) {
            shown.appendCodePoint(c);
          } else {
            shown.append("[U+%04X]".formatted(c));
          }
        });
    return shown.toString();
  }

  private static IntPredicate read() {
    for (var place : PLACES) {
      if (Files.exists(place)) {
        try (var fonts = new TrueTypeCollection(place.toFile())) {
          var glyphs = fonts.getFontByName(FACE).getUnicodeCmapLookup();
          return c -> glyphs.getGlyphId(c) != 0;
        } catch (IOException e) {
          LOG.log(Level.WARNING, "font-unreadable {0}", place);
        }
      }
    }
    // Nobody knows: what is outside the plane that fonts cover is told by its number.
    return Character::isBmpCodePoint;
  }
}
