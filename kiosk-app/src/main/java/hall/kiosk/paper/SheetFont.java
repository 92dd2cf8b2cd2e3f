// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A Chinese font embedded, as a subset, in one document.
///
/// A character that the font lacks is written by its code point, such as `[U+2A6D6]`: never a
/// silent box, never left out.
final class SheetFont implements AutoCloseable {

  /// TrueType outlines: PDFBox can't embed Noto's OpenType collections.
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
          Path.of("/usr/share/fonts/wenquanyi/wqy-zenhei/wqy-zenhei.ttc"));

  private final TrueTypeCollection collection;
  private final PDType0Font font;
  private final CmapLookup glyphs;

  private SheetFont(TrueTypeCollection collection, PDType0Font font, CmapLookup glyphs) {
    this.collection = collection;
    this.font = font;
    this.glyphs = glyphs;
  }

  static SheetFont in(PDDocument document) throws IOException {
    var place =
        PLACES.stream()
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(
                () -> new IOException("no font for papers: install the package fonts-wqy-zenhei"));
    var collection = new TrueTypeCollection(place.toFile());
    TrueTypeFont first = collection.getFontByName("WenQuanYiZenHei");
    if (first == null) {
      throw new IOException(place + " lacks the face WenQuanYiZenHei");
    }
    return new SheetFont(
        collection, PDType0Font.load(document, first, true), first.getUnicodeCmapLookup());
  }

  PDType0Font font() {
    return font;
  }

  /// The text with every character that can't be shown replaced by its code point.
  String showable(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (glyphs.getGlyphId(c) != 0) {
            shown.appendCodePoint(c);
          } else {
            shown.append("[U+%04X]".formatted(c));
          }
        });
    return shown.toString();
  }

  /// In points.
  float width(String showable, float size) {
    try {
      return font.getStringWidth(showable) / 1000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    collection.close();
  }
}
