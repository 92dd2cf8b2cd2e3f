// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Element;

/// Draws an OFD as a PDF of the same look: lines and letters as outlines, which a printer sets as
/// sharply as text. For documents whose seal was verified: what draws believes its bytes no more
/// than it must, but is not written against a forger's fonts and pictures.
public final class OfdPdf {
  private final OfdDocument document;
  private final List<Stamp> stamps;
  private final Budget budget = new Budget();
  private final StringBuilder text = new StringBuilder();

  private OfdPdf(OfdDocument document, List<Stamp> stamps) {
    this.document = document;
    this.stamps = stamps;
  }

  /// The drawing.
  ///
  /// @param text what stands on the pages
  public record Drawn(byte[] pdf, String text) {
    /// Never what stands there.
    @Override
    public String toString() {
      return "Drawn";
    }
  }

  /// Draws all pages, with the seals that show on them.
  public static Drawn draw(OfdDocument document, List<Stamp> stamps) throws OfdException {
    return draw(document, stamps, OfdFonts.MACHINE);
  }

  static Drawn draw(OfdDocument document, List<Stamp> stamps, List<OfdFonts.Machine> machine)
      throws OfdException {
    try (PDDocument pdf = new PDDocument();
        OfdFonts fonts = new OfdFonts(machine)) {
      OfdPdf drawing = new OfdPdf(document, stamps);
      drawing.pages(pdf, fonts);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return new Drawn(out.toByteArray(), drawing.text.toString());
    } catch (IOException e) {
      throw OfdException.undrawable(e.getClass().getSimpleName());
    }
  }

  private void pages(PDDocument pdf, OfdFonts fonts) throws OfdException, IOException {
    for (Stamp each : stamps) {
      if (document.pages().stream().noneMatch(page -> page.id().equals(each.page()))) {
        throw OfdException.undrawable("a seal on no page");
      }
    }
    Pictures pictures = new Pictures(pdf, budget);
    OfdResources common = document.resources();
    Map<String, List<Element>> annotations = document.annotations();
    for (OfdDocument.Page page : document.pages()) {
      Element root = document.files().xml(page.file());
      try (Sheet sheet = new Sheet(pdf, document.sheet(root), budget)) {
        page(sheet, page.file(), root, common, fonts, pictures);
        stamps(sheet, page.id(), fonts, pictures);
        Painter painter = new Painter(sheet, common, fonts, pictures, budget, text);
        for (Element each : annotations.getOrDefault(page.id(), List.of())) {
          annotation(painter, each);
        }
        if (sheet.marks() == 0) {
          throw OfdException.undrawable("an empty page");
        }
      }
    }
  }

  /// A layer, and how far above others of the page it lies.
  private record Layer(int order, Element content, OfdResources resources) {}

  private void page(
      Sheet sheet,
      String file,
      Element root,
      OfdResources common,
      OfdFonts fonts,
      Pictures pictures)
      throws OfdException, IOException {
    List<Layer> layers = new ArrayList<>();
    for (Element each : OfdXml.children(root, "Template")) {
      String template = document.template(OfdXml.required(each, "TemplateID"));
      Element content = document.files().xml(template);
      add(
          layers,
          template,
          content,
          common,
          Optional.of(OfdXml.attribute(each, "ZOrder").orElse("Background")));
    }
    add(layers, file, root, common, Optional.empty());
    layers.sort(Comparator.comparingInt(Layer::order));
    for (Layer each : layers) {
      Painter painter = new Painter(sheet, each.resources(), fonts, pictures, budget, text);
      Painter.Place place = Painter.Place.on(new AffineTransform());
      painter.all(
          each.content(),
          place.within(place.at(), OfdXml.attribute(each.content(), "DrawParam"), 1));
    }
  }

  /// The layers of a page, or of a template that lies as a whole below or above one.
  private static void add(
      List<Layer> layers, String file, Element root, OfdResources common, Optional<String> whole)
      throws OfdException {
    OfdResources resources = common.copy();
    for (Element own : OfdXml.children(root, "PageRes")) {
      resources.add(OfdPackage.resolve(file, own.getTextContent()));
    }
    for (Element content : OfdXml.children(root, "Content")) {
      for (Element layer : OfdXml.children(content, "Layer")) {
        String type = whole.or(() -> OfdXml.attribute(layer, "Type")).orElse("Body");
        layers.add(new Layer(order(type), layer, resources));
      }
    }
  }

  private static int order(String type) throws OfdException {
    return switch (type) {
      case "Background" -> 0;
      case "", "Body" -> 1;
      case "Foreground" -> 2;
      default -> throw OfdException.undrawable("a layer of an unknown type");
    };
  }

  private void annotation(Painter painter, Element annotation) throws OfdException, IOException {
    if (!OfdXml.flag(annotation, "Visible", true) || !OfdXml.flag(annotation, "Print", true)) {
      return;
    }
    for (Element look : OfdXml.children(annotation, "Appearance")) {
      AffineTransform at = new AffineTransform();
      OfdXml.box(look, "Boundary").ifPresent(box -> at.translate(box.getX(), box.getY()));
      painter.all(look, Painter.Place.on(at));
    }
  }

  private void stamps(Sheet sheet, String page, OfdFonts fonts, Pictures pictures)
      throws OfdException, IOException {
    sheet.blend(true);
    for (Stamp each : stamps) {
      if (each.page().equals(page)) {
        stamp(sheet, each, fonts, pictures);
      }
    }
    sheet.blend(false);
  }

  private void stamp(Sheet sheet, Stamp stamp, OfdFonts fonts, Pictures pictures)
      throws OfdException, IOException {
    Rectangle2D at = stamp.boundary();
    AffineTransform space = AffineTransform.getTranslateInstance(at.getX(), at.getY());
    sheet.save();
    Rectangle2D seen =
        stamp.clip().orElse(new Rectangle2D.Double(0, 0, at.getWidth(), at.getHeight()));
    sheet.clip(space.createTransformedShape(seen), false);
    if (OfdPackage.is(stamp.picture())) {
      picture(sheet, OfdDocument.of(OfdPackage.read(stamp.picture())), space, at, fonts, pictures);
    } else {
      space.scale(at.getWidth(), at.getHeight());
      sheet.picture(pictures.of(stamp.picture()), space, 1);
    }
    sheet.restore();
  }

  /// The first page of an OFD that is the picture of a seal. What it says is no part of the text.
  private void picture(
      Sheet sheet,
      OfdDocument seal,
      AffineTransform space,
      Rectangle2D at,
      OfdFonts fonts,
      Pictures pictures)
      throws OfdException, IOException {
    if (seal.size() < 1) {
      throw OfdException.undrawable("a seal without a picture");
    }
    String file = seal.pages().getFirst().file();
    Element root = seal.files().xml(file);
    Rectangle2D whole = seal.sheet(root);
    space.scale(at.getWidth() / whole.getWidth(), at.getHeight() / whole.getHeight());
    space.translate(-whole.getX(), -whole.getY());
    if (!OfdXml.children(root, "Template").isEmpty()) {
      throw OfdException.undrawable("a seal with a template");
    }
    List<Layer> layers = new ArrayList<>();
    add(layers, file, root, seal.resources(), Optional.empty());
    layers.sort(Comparator.comparingInt(Layer::order));
    for (Layer each : layers) {
      new Painter(sheet, each.resources(), fonts, pictures, budget, new StringBuilder())
          .all(each.content(), Painter.Place.on(space));
    }
  }
}
