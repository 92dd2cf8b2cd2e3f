// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.w3c.dom.Element;

/// The glyphs of a document: out of the fonts that it brings, and for what these lack, out of the
/// Chinese fonts of this machine. A character that no font has is never left out: the document is
/// refused.
final class OfdFonts implements AutoCloseable {
  /// In this order; the later ones know more characters.
  static final List<Machine> MACHINE =
      List.of(
          new Machine(Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"), "WenQuanYiZenHei"),
          new Machine(
              Path.of("/usr/share/fonts/wenquanyi/wqy-zenhei/wqy-zenhei.ttc"), "WenQuanYiZenHei"),
          new Machine(
              Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
              "NotoSansCJKsc-Regular"),
          new Machine(
              Path.of("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc"),
              "NotoSansCJKsc-Regular"));

  private final List<Machine> places;
  private final Map<Element, Optional<FontFile>> embedded = new HashMap<>();
  private final Map<Machine, Optional<FontFile>> machine = new HashMap<>();
  private final List<TrueTypeCollection> open = new ArrayList<>();

  OfdFonts(List<Machine> places) {
    this.places = places;
  }

  /// A font that may be installed here.
  ///
  /// @param face its name in the collection
  record Machine(Path collection, String face) {}

  /// The outline of a character in ems, y upwards; empty where nothing is to be seen of it.
  ///
  /// @param glyph in the embedded font; -1 where the document names none
  /// @param codePoint what it means; -1 where that is not one character
  Path2D outline(OfdResources resources, String font, int glyph, int codePoint)
      throws OfdException, IOException {
    Element said = resources.get(font);
    Optional<FontFile> own = embedded.get(said);
    if (own == null) {
      own = read(resources, font);
      embedded.put(said, own);
    }
    Path2D outline = new Path2D.Double();
    if (own.isPresent()) {
      outline = own(own.get(), glyph, codePoint);
    } else if (FontFile.pictures(
        OfdXml.attribute(said, "FontName").orElse("")
            + OfdXml.attribute(said, "FamilyName").orElse(""))) {
      throw OfdException.undrawable("a font of pictures is not embedded");
    }
    if (!empty(outline) || blank(codePoint)) {
      return outline;
    }
    for (Machine each : places) {
      Optional<FontFile> installed = machine(each);
      if (codePoint >= 0 && installed.isPresent()) {
        int found = installed.get().glyph(codePoint);
        if (found != 0) {
          return installed.get().outline(found);
        }
      }
    }
    throw OfdException.undrawable("no font has a character");
  }

  private static Path2D own(FontFile font, int glyph, int codePoint) {
    try {
      int found = glyph >= 0 || codePoint < 0 ? glyph : font.glyph(codePoint);
      return found > 0 ? font.outline(found) : new Path2D.Double();
    } catch (IOException | RuntimeException e) {
      // A subset without what it needs for this one; another font may have it.
      return new Path2D.Double();
    }
  }

  private static Optional<FontFile> read(OfdResources resources, String font) throws OfdException {
    Optional<byte[]> file = resources.file(font, "FontFile");
    try {
      return file.isPresent() ? Optional.of(FontFile.read(file.get())) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Its characters are looked for in the fonts of the machine.
      return Optional.empty();
    }
  }

  private Optional<FontFile> machine(Machine place) throws IOException {
    Optional<FontFile> known = machine.get(place);
    if (known == null) {
      known = installed(place);
      machine.put(place, known);
    }
    return known;
  }

  private Optional<FontFile> installed(Machine place) throws IOException {
    if (!Files.isReadable(place.collection())) {
      return Optional.empty();
    }
    TrueTypeCollection collection = new TrueTypeCollection(place.collection().toFile());
    open.add(collection);
    TrueTypeFont face = collection.getFontByName(place.face());
    return face == null ? Optional.empty() : Optional.of(FontFile.of(face));
  }

  private static boolean empty(Path2D outline) {
    return outline.getCurrentPoint() == null;
  }

  static boolean blank(int codePoint) {
    return codePoint >= 0
        && (Character.isWhitespace(codePoint)
            || Character.isSpaceChar(codePoint)
            || Character.isISOControl(codePoint)
            || Character.getType(codePoint) == Character.FORMAT);
  }

  @Override
  public void close() throws IOException {
    for (TrueTypeCollection each : open) {
      each.close();
    }
  }
}
