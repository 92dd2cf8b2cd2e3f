// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// Where the glyphs of a text object stand (GB/T 33190-2016, 11.3 and 11.4), in its own
/// coordinates.
final class TextLine {
  private TextLine() {}

  /// A glyph.
  ///
  /// @param glyph in the embedded font; -1 where the document names none
  /// @param codePoint what it means; -1 where that is not one character
  record Placed(int glyph, int codePoint, double x, double y) {}

  /// Stands for some characters (`CGTransform`).
  private record Change(int codes, int[] glyphs) {}

  /// What it says, without line feeds.
  static String text(Element object) {
    StringBuilder all = new StringBuilder();
    OfdXml.children(object, "TextCode").forEach(code -> all.append(content(code)));
    return all.toString();
  }

  private static String content(Element code) {
    return code.getTextContent().replaceAll("[\\r\\n]", "");
  }

  static List<Placed> of(Element object) throws OfdException {
    Map<Integer, Change> changes = changes(object);
    List<Placed> all = new ArrayList<>();
    int before = 0;
    double x = 0;
    double y = 0;
    for (Element code : OfdXml.children(object, "TextCode")) {
      String content = content(code);
      x = OfdXml.number(code, "X", x);
      y = OfdXml.number(code, "Y", y);
      List<Placed> glyphs = glyphs(content, before, changes);
      before += content.length();
      double[] right = offsets(code, "DeltaX");
      double[] down = offsets(code, "DeltaY");
      long seen = glyphs.stream().filter(each -> !OfdFonts.blank(each.codePoint())).count();
      if (seen > 1 && right.length == 0 && down.length == 0) {
        throw OfdException.undrawable("characters that stand one on the other");
      }
      double atX = x;
      double atY = y;
      for (int i = 0; i < glyphs.size(); i++) {
        if (i > 0) {
          atX += at(right, i - 1);
          atY += at(down, i - 1);
        }
        all.add(new Placed(glyphs.get(i).glyph(), glyphs.get(i).codePoint(), atX, atY));
      }
    }
    return all;
  }

  /// The last one goes on where there are too few, as readers do.
  private static double at(double[] offsets, int index) {
    return offsets.length == 0 ? 0 : offsets[Math.min(index, offsets.length - 1)];
  }

  private static double[] offsets(Element code, String name) throws OfdException {
    Optional<String> offsets = OfdXml.attribute(code, name);
    return offsets.isPresent() ? OfdXml.offsets(offsets.get()) : new double[0];
  }

  private static Map<Integer, Change> changes(Element object) throws OfdException {
    Map<Integer, Change> changes = new HashMap<>();
    for (Element each : OfdXml.children(object, "CGTransform")) {
      double[] said = OfdXml.numbers(OfdXml.text(each, "Glyphs").orElse(""));
      int most = (int) OfdXml.number(each, "GlyphCount", 1);
      int[] glyphs = new int[Math.min(said.length, Math.max(most, 0))];
      for (int i = 0; i < glyphs.length; i++) {
        glyphs[i] = (int) said[i];
      }
      int codes = (int) OfdXml.number(each, "CodeCount", 1);
      if (codes < 1 || glyphs.length == 0) {
        throw OfdException.unreadable("CGTransform");
      }
      changes.put((int) OfdXml.number(each, "CodePosition", 0), new Change(codes, glyphs));
    }
    return changes;
  }

  /// Those of one `TextCode`, not yet placed.
  private static List<Placed> glyphs(String content, int before, Map<Integer, Change> changes) {
    List<Placed> all = new ArrayList<>();
    int at = 0;
    while (at < content.length()) {
      Change change = changes.get(before + at);
      if (change == null) {
        int codePoint = content.codePointAt(at);
        all.add(new Placed(-1, codePoint, 0, 0));
        at += Character.charCount(codePoint);
        continue;
      }
      for (int i = 0; i < change.glyphs().length; i++) {
        boolean single = change.codes() == change.glyphs().length && at + i < content.length();
        all.add(new Placed(change.glyphs()[i], single ? content.charAt(at + i) : -1, 0, 0));
      }
      at += change.codes();
    }
    return all;
  }
}
