// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.function.PDFunctionType3;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShading;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType2;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType3;
import org.w3c.dom.Element;

/// What an area is filled or a line is drawn with (GB/T 33190-2016, 8.3): a colour, or one that
/// runs into others along a line or around a point. Patterns and meshes are not drawn here: a
/// document that has one is refused.
///
/// @param alpha 0 to 1
/// @param shading in the space of the object's boundary
record Ink(Color colour, double alpha, Optional<PDShading> shading) {
  static final Ink BLACK = new Ink(Color.BLACK, 1, Optional.empty());

  static Ink of(Element said, OfdResources resources) throws OfdException {
    double alpha = OfdXml.number(said, "Alpha", 255) / 255;
    List<Element> more = OfdXml.children(said);
    if (more.isEmpty()) {
      return new Ink(colour(said, resources), alpha, Optional.empty());
    }
    if (!more.getFirst().getLocalName().matches("AxialShd|RadialShd")) {
      throw OfdException.undrawable("a pattern");
    }
    return new Ink(Color.BLACK, alpha, Optional.of(shading(more.getFirst(), resources)));
  }

  private static Color colour(Element said, OfdResources resources) throws OfdException {
    Optional<Element> space = OfdXml.attribute(said, "ColorSpace").flatMap(resources::find);
    Optional<String> value = OfdXml.attribute(said, "Value").filter(each -> !each.isEmpty());
    if (value.isEmpty() && space.isPresent() && said.hasAttribute("Index")) {
      value = palette(space.get(), (int) OfdXml.number(said, "Index", 0));
    }
    if (value.isEmpty()) {
      return Color.BLACK;
    }
    double[] parts = parts(value.get());
    double most = 255;
    if (space.isPresent()) {
      most = Math.pow(2, OfdXml.number(space.get(), "BitsPerComponent", 8)) - 1;
    }
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Math.clamp(parts[i] / most, 0.0, 1.0);
    }
    return switch (parts.length) {
      case 1 -> new Color((float) parts[0], (float) parts[0], (float) parts[0]);
      case 3 -> new Color((float) parts[0], (float) parts[1], (float) parts[2]);
      case 4 -> {
        double light = 1 - parts[3];
        yield new Color(
            (float) ((1 - parts[0]) * light),
            (float) ((1 - parts[1]) * light),
            (float) ((1 - parts[2]) * light));
      }
      default -> throw OfdException.undrawable("a colour");
    };
  }

  /// Decimal, or `#` before hexadecimal digits.
  private static double[] parts(String value) throws OfdException {
    String[] words = value.split("[\\s,]+", -1);
    double[] parts = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      parts[i] =
          words[i].matches("#[0-9a-fA-F]{1,4}")
              ? Integer.parseInt(words[i].substring(1), 16)
              : OfdXml.number(words[i]);
    }
    return parts;
  }

  private static Optional<String> palette(Element space, int index) throws OfdException {
    Optional<Element> palette = OfdXml.child(space, "Palette");
    List<Element> colours = palette.isPresent() ? OfdXml.children(palette.get(), "CV") : List.of();
    if (index < 0 || index >= colours.size()) {
      throw OfdException.undrawable("a colour");
    }
    return Optional.of(colours.get(index).getTextContent().strip());
  }

  private static PDShading shading(Element said, OfdResources resources) throws OfdException {
    if (!OfdXml.attribute(said, "MapType").orElse("Direct").equals("Direct")) {
      throw OfdException.undrawable("colours that repeat");
    }
    boolean radial = said.getLocalName().equals("RadialShd");
    COSDictionary dictionary = new COSDictionary();
    dictionary.setInt(COSName.SHADING_TYPE, radial ? 3 : 2);
    PDShading shading = radial ? new PDShadingType3(dictionary) : new PDShadingType2(dictionary);
    shading.setColorSpace(PDDeviceRGB.INSTANCE);
    double[] start = OfdXml.numbers(OfdXml.required(said, "StartPoint"));
    double[] end = OfdXml.numbers(OfdXml.required(said, "EndPoint"));
    if (start.length != 2 || end.length != 2) {
      throw OfdException.unreadable("a shading");
    }
    COSArray at = new COSArray();
    if (radial) {
      if (OfdXml.number(said, "Eccentricity", 0) != 0) {
        throw OfdException.undrawable("an elliptical shading");
      }
      add(at, start[0], start[1], OfdXml.number(said, "StartRadius", 0));
      add(at, end[0], end[1], OfdXml.number(said, "EndRadius", 0));
    } else {
      add(at, start[0], start[1], end[0], end[1]);
    }
    dictionary.setItem(COSName.COORDS, at);
    int extend = (int) OfdXml.number(said, "Extend", 0);
    COSArray both = new COSArray();
    both.add(COSBoolean.getBoolean((extend & 1) != 0));
    both.add(COSBoolean.getBoolean((extend & 2) != 0));
    dictionary.setItem(COSName.EXTEND, both);
    dictionary.setItem(COSName.FUNCTION, stitched(said, resources));
    return shading;
  }

  /// From colour to colour, as a stitching function of exponential ones.
  private static COSDictionary stitched(Element said, OfdResources resources) throws OfdException {
    List<Element> segments = OfdXml.children(said, "Segment");
    if (segments.size() < 2) {
      throw OfdException.unreadable("a shading");
    }
    List<Color> colours = new ArrayList<>();
    COSArray functions = new COSArray();
    COSArray bounds = new COSArray();
    COSArray encode = new COSArray();
    double last = 0;
    for (int i = 0; i < segments.size(); i++) {
      Element colour = OfdXml.only(segments.get(i), "Color");
      if (OfdXml.number(colour, "Alpha", 255) != 255 || !OfdXml.children(colour).isEmpty()) {
        throw OfdException.undrawable("a shading");
      }
      colours.add(colour(colour, resources));
      if (i > 0) {
        COSDictionary step = new COSDictionary();
        step.setInt(COSName.FUNCTION_TYPE, 2);
        step.setItem(COSName.DOMAIN, add(new COSArray(), 0, 1));
        step.setItem(COSName.C0, rgb(colours.get(i - 1)));
        step.setItem(COSName.C1, rgb(colours.get(i)));
        step.setInt(COSName.N, 1);
        functions.add(step);
        add(encode, 0, 1);
      }
      if (i > 0 && i < segments.size() - 1) {
        double position =
            OfdXml.number(segments.get(i), "Position", (double) i / (segments.size() - 1));
        last = Math.clamp(position, last, 1.0);
        add(bounds, last);
      }
    }
    COSDictionary all = new COSDictionary();
    all.setItem(COSName.FUNCTION_TYPE, COSInteger.THREE);
    all.setItem(COSName.DOMAIN, add(new COSArray(), 0, 1));
    all.setItem(COSName.FUNCTIONS, functions);
    all.setItem(COSName.BOUNDS, bounds);
    all.setItem(COSName.ENCODE, encode);
    return new PDFunctionType3(all).getCOSObject();
  }

  private static COSArray rgb(Color colour) {
    float[] parts = colour.getRGBColorComponents(null);
    return add(new COSArray(), parts[0], parts[1], parts[2]);
  }

  private static COSArray add(COSArray array, double... numbers) {
    for (double number : numbers) {
      array.add(new COSFloat((float) number));
    }
    return array;
  }
}
