// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.cff.CFFParser;
import org.apache.fontbox.cff.CFFType1Font;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.GlyphTable;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/// The outlines of a font's glyphs: TrueType, OpenType, or CFF alone, of which producers embed
/// subsets that lack most tables.
final class FontFile {
  private final @Nullable TrueTypeFont tables;
  private final @Nullable CFFFont cff;

  private FontFile(@Nullable TrueTypeFont tables, @Nullable CFFFont cff) {
    this.tables = tables;
    this.cff = cff;
  }

  /// One of a collection, which goes on owning it.
  static FontFile of(TrueTypeFont font) throws IOException {
    return new FontFile(
        font,
        font instanceof OpenTypeFont open && open.isPostScript() ? open.getCFF().getFont() : null);
  }

  /// One that a document brings.
  static FontFile read(byte[] bytes) throws IOException {
    if (bytes.length < 4) {
      throw new IOException("no font");
    }
    String head = new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
    if (head.equals("OTTO")) {
      return of(new OTFParser(true).parse(new RandomAccessReadBuffer(bytes)));
    }
    if (bytes[0] == 1 && bytes[1] == 0) {
      return new FontFile(
          null, new CFFParser().parse(new RandomAccessReadBuffer(bytes)).getFirst());
    }
    return of(new TTFParser(true).parse(new RandomAccessReadBuffer(bytes)));
  }

  /// The glyph of a character; 0 where there is none.
  int glyph(int codePoint) throws IOException {
    if (tables != null) {
      CmapTable cmap = tables.getCmap();
      if (cmap == null) {
        return 0;
      }
      int found = 0;
      for (CmapSubtable each : cmap.getCmaps()) {
        if (found == 0 && unicode(each)) {
          found = each.getGlyphId(codePoint);
        }
      }
      return found;
    }
    String name = GlyphList.getAdobeGlyphList().codePointToName(codePoint);
    return cff instanceof CFFType1Font named && !name.equals(".notdef") ? named.nameToGID(name) : 0;
  }

  private static boolean unicode(CmapSubtable each) {
    int platform = each.getPlatformId();
    int encoding = each.getPlatformEncodingId();
    return platform == CmapTable.PLATFORM_UNICODE
        || (platform == CmapTable.PLATFORM_WINDOWS
            && (encoding == CmapTable.ENCODING_WIN_UNICODE_BMP
                || encoding == CmapTable.ENCODING_WIN_UNICODE_FULL));
  }

  /// The outline of a glyph in ems, y upwards; empty where it has none.
  Path2D outline(int glyph) throws IOException {
    if (cff != null) {
      GeneralPath path =
          cff instanceof CFFCIDFont cid
              ? cid.getType2CharString(cid.getCharset().getCIDForGID(glyph)).getPath()
              : ((CFFType1Font) cff).getType2CharString(glyph).getPath();
      List<Number> matrix = cff.getFontMatrix();
      double[] six = matrix.stream().mapToDouble(Number::doubleValue).toArray();
      return new Path2D.Double(
          path,
          six.length == 6
              ? new AffineTransform(six)
              : AffineTransform.getScaleInstance(0.001, 0.001));
    }
    if (tables == null) {
      return new Path2D.Double();
    }
    GlyphTable glyphs = tables.getGlyph();
    GlyphData data = glyphs == null ? null : glyphs.getGlyph(glyph);
    if (data == null || glyph >= tables.getNumberOfGlyphs()) {
      return new Path2D.Double();
    }
    double em = 1.0 / tables.getUnitsPerEm();
    return new Path2D.Double(data.getPath(), AffineTransform.getScaleInstance(em, em));
  }

  /// Whether a font's characters are pictures, which no other font has in their places.
  static boolean pictures(String name) {
    return name.toLowerCase(Locale.ROOT)
        .matches(".*(wingdings|webdings|dingbats|symbol|marlett).*");
  }
}
