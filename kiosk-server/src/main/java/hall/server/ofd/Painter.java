// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.w3c.dom.Element;

/// Draws the objects of a page (GB/T 33190-2016, 8 to 13). What it does not know, or can't draw as
/// it has to look, is never left out: the document is refused.
final class Painter {
  private static final double LINE_MM = 0.353;

  private final Sheet sheet;
  private final OfdResources resources;
  private final OfdFonts fonts;
  private final Pictures pictures;
  private final Budget budget;
  private final StringBuilder text;

  /// @param text gets what the objects say
  Painter(
      Sheet sheet,
      OfdResources resources,
      OfdFonts fonts,
      Pictures pictures,
      Budget budget,
      StringBuilder text) {
    this.sheet = sheet;
    this.resources = resources;
    this.fonts = fonts;
    this.pictures = pictures;
    this.budget = budget;
    this.text = text;
  }

  /// Where and how objects stand that lie in another.
  ///
  /// @param at from their coordinates to millimetres of the sheet
  /// @param parameters of drawing, where an object has none
  record Place(AffineTransform at, Optional<String> parameters, double alpha, int deep) {
    static Place on(AffineTransform at) {
      return new Place(at, Optional.empty(), 1, 0);
    }

    Place within(AffineTransform space, Optional<String> own, double more) {
      return new Place(space, own.or(() -> parameters), alpha * more, deep + 1);
    }
  }

  /// One object, and its space.
  private record Thing(Element element, Place place, AffineTransform boundary, AffineTransform at) {
    Optional<String> parameters() {
      return OfdXml.attribute(element, "DrawParam").filter(each -> !each.isEmpty());
    }
  }

  /// Draws all that stand in a block.
  void all(Element block, Place place) throws OfdException, IOException {
    for (Element each : OfdXml.children(block)) {
      budget.object(place.deep());
      switch (each.getLocalName()) {
        case "Layer", "PageBlock" ->
            all(each, place.within(place.at(), OfdXml.attribute(each, "DrawParam"), 1));
        case "TextObject", "PathObject", "ImageObject", "CompositeObject" -> {
          if (OfdXml.flag(each, "Visible", true)) {
            one(each, place);
          }
        }
        case "Actions" -> {}
        default -> throw OfdException.undrawable("an unknown object");
      }
    }
  }

  private void one(Element element, Place place) throws OfdException, IOException {
    Rectangle2D box =
        OfdXml.box(element, "Boundary").orElseThrow(() -> OfdException.unreadable("Boundary"));
    AffineTransform boundary = new AffineTransform(place.at());
    boundary.translate(box.getX(), box.getY());
    AffineTransform at = new AffineTransform(boundary);
    OfdXml.ctm(element).ifPresent(at::concatenate);
    Thing thing = new Thing(element, place, boundary, at);
    sheet.save();
    clips(thing);
    switch (element.getLocalName()) {
      case "TextObject" -> text(thing);
      case "PathObject" -> path(thing, box);
      case "ImageObject" -> image(thing, box);
      default -> composite(thing);
    }
    sheet.restore();
  }

  private double alpha(Thing thing) throws OfdException {
    return thing.place().alpha() * OfdXml.number(thing.element(), "Alpha", 255) / 255;
  }

  private void composite(Thing thing) throws OfdException, IOException {
    Element unit = resources.get(OfdXml.required(thing.element(), "ResourceID"));
    all(
        OfdXml.only(unit, "Content"),
        thing.place().within(thing.at(), thing.parameters(), alpha(thing) / thing.place().alpha()));
  }

  private void clips(Thing thing) throws OfdException, IOException {
    for (Element clips : OfdXml.children(thing.element(), "Clips")) {
      AffineTransform space = OfdXml.flag(clips, "TransFlag", true) ? thing.at() : thing.boundary();
      for (Element clip : OfdXml.children(clips, "Clip")) {
        List<Element> areas = OfdXml.children(clip, "Area");
        if (areas.size() == 1) {
          Element only = areas.getFirst();
          sheet.clip(area(only, space), evenOdd(OfdXml.only(only, "Path")));
          continue;
        }
        Area all = new Area();
        for (Element each : areas) {
          all.add(new Area(area(each, space)));
        }
        sheet.clip(all, false);
      }
    }
  }

  private static Shape area(Element area, AffineTransform space) throws OfdException {
    Element path = OfdXml.child(area, "Path").orElseThrow(() -> OfdException.undrawable("a clip"));
    AffineTransform at = new AffineTransform(space);
    OfdXml.ctm(area).ifPresent(at::concatenate);
    OfdXml.box(path, "Boundary").ifPresent(box -> at.translate(box.getX(), box.getY()));
    OfdXml.ctm(path).ifPresent(at::concatenate);
    return at.createTransformedShape(outline(path));
  }

  private static Path2D outline(Element path) throws OfdException {
    return PathData.parse(OfdXml.text(path, "AbbreviatedData").orElse(""));
  }

  private static boolean evenOdd(Element path) {
    return OfdXml.attribute(path, "Rule").orElse("").equalsIgnoreCase("Even-Odd");
  }

  private void path(Thing thing, Rectangle2D box) throws OfdException, IOException {
    Element element = thing.element();
    BasicStroke stroke = stroke(thing);
    Rectangle2D seen = new Rectangle2D.Double(0, 0, box.getWidth(), box.getHeight());
    // Lines that run along the boundary would be halved, or vanish.
    double more = stroke.getLineWidth() / Math.max(scale(thing.boundary()), 1e-6);
    seen.setRect(-more, -more, seen.getWidth() + 2 * more, seen.getHeight() + 2 * more);
    sheet.clip(thing.boundary().createTransformedShape(seen), false);
    Shape outline = thing.at().createTransformedShape(outline(element));
    if (OfdXml.flag(element, "Fill", false)) {
      Optional<Ink> ink = ink(thing, "FillColor");
      if (ink.isPresent()) {
        sheet.fill(outline, ink.get(), alpha(thing), thing.boundary(), evenOdd(element));
      }
    }
    if (OfdXml.flag(element, "Stroke", true)) {
      sheet.draw(outline, ink(thing, "StrokeColor").orElse(Ink.BLACK), alpha(thing), stroke);
    }
  }

  private Optional<Ink> ink(Thing thing, String kind) throws OfdException {
    Optional<Element> said = OfdXml.child(thing.element(), kind);
    if (said.isEmpty()) {
      said = resources.colour(thing.parameters(), kind);
    }
    if (said.isEmpty()) {
      said = resources.colour(thing.place().parameters(), kind);
    }
    return said.isPresent() ? Optional.of(Ink.of(said.get(), resources)) : Optional.empty();
  }

  private Optional<String> said(Thing thing, String name) throws OfdException {
    Optional<String> said = OfdXml.attribute(thing.element(), name);
    if (said.isEmpty()) {
      said = resources.parameter(thing.parameters(), name);
    }
    return said.isPresent() ? said : resources.parameter(thing.place().parameters(), name);
  }

  private static double scale(AffineTransform at) {
    return Math.sqrt(Math.abs(at.getDeterminant()));
  }

  private BasicStroke stroke(Thing thing) throws OfdException {
    double scale = scale(thing.at());
    Optional<String> width = said(thing, "LineWidth");
    double wide = width.isPresent() ? OfdXml.number(width.get()) : LINE_MM;
    Optional<String> pattern = said(thing, "DashPattern").filter(each -> !each.isBlank());
    float[] dashes = null;
    if (pattern.isPresent()) {
      double[] said = OfdXml.numbers(pattern.get());
      dashes = new float[said.length];
      float sum = 0;
      for (int i = 0; i < said.length; i++) {
        dashes[i] = (float) Math.max(0, said[i] * scale);
        sum += dashes[i];
      }
      if (sum <= 0) {
        dashes = null;
      }
    }
    Optional<String> miter = said(thing, "MiterLimit");
    Optional<String> offset = said(thing, "DashOffset");
    return new BasicStroke(
        (float) Math.max(0, wide * scale),
        switch (said(thing, "Cap").orElse("Butt")) {
          case "Round" -> BasicStroke.CAP_ROUND;
          case "Square" -> BasicStroke.CAP_SQUARE;
          default -> BasicStroke.CAP_BUTT;
        },
        switch (said(thing, "Join").orElse("Miter")) {
          case "Round" -> BasicStroke.JOIN_ROUND;
          case "Bevel" -> BasicStroke.JOIN_BEVEL;
          default -> BasicStroke.JOIN_MITER;
        },
        (float) Math.max(1, miter.isPresent() ? OfdXml.number(miter.get()) : 4.234),
        dashes,
        (float) Math.max(0, offset.isPresent() ? OfdXml.number(offset.get()) * scale : 0));
  }

  private void image(Thing thing, Rectangle2D box) throws OfdException, IOException {
    Element element = thing.element();
    if (element.hasAttribute("ImageMask")) {
      throw OfdException.undrawable("a picture with a mask");
    }
    byte[] bytes =
        resources
            .file(OfdXml.required(element, "ResourceID"), "MediaFile")
            .orElseThrow(() -> OfdException.undrawable("a picture is missing"));
    PDImageXObject picture = pictures.of(bytes);
    AffineTransform space = new AffineTransform(thing.at());
    if (OfdXml.ctm(element).isEmpty()) {
      space.scale(box.getWidth(), box.getHeight());
    }
    sheet.clip(
        thing
            .boundary()
            .createTransformedShape(new Rectangle2D.Double(0, 0, box.getWidth(), box.getHeight())),
        false);
    sheet.picture(picture, space, alpha(thing));
  }

  /// Not cut at the boundary, which many producers draw too tightly around their text.
  private void text(Thing thing) throws OfdException, IOException {
    Element element = thing.element();
    text.append(TextLine.text(element));
    double size = OfdXml.number(element, "Size", LINE_MM);
    double wide = OfdXml.number(element, "HScale", 1);
    double turn = Math.toRadians(OfdXml.number(element, "CharDirection", 0));
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (TextLine.Placed each : TextLine.of(element)) {
      budget.object(0);
      AffineTransform at = new AffineTransform(thing.at());
      at.translate(each.x(), each.y());
      at.rotate(turn);
      at.scale(size * wide, -size);
      all.append(
          fonts
              .outline(resources, OfdXml.required(element, "Font"), each.glyph(), each.codePoint())
              .getPathIterator(at),
          false);
    }
    if (OfdXml.flag(element, "Fill", true)) {
      sheet.fill(
          all, ink(thing, "FillColor").orElse(Ink.BLACK), alpha(thing), thing.boundary(), false);
    }
    if (OfdXml.flag(element, "Stroke", false)) {
      sheet.draw(all, ink(thing, "StrokeColor").orElse(Ink.BLACK), alpha(thing), stroke(thing));
    }
  }
}
