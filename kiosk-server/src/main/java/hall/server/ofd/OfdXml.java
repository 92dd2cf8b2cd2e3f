// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// XML as it stands in an OFD: no document types, and so no entities and nothing from outside.
/// Names are taken without their name space, which producers write in several ways.
public final class OfdXml {
  private static final int DEEPEST = 64;
  private static final int MOST_NUMBERS = 1_000_000;

  private OfdXml() {}

  static Element parse(byte[] bytes) throws OfdException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(DEEPEST));
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's own parser lacks a feature", e);
    } catch (SAXException | IOException e) {
      throw OfdException.unreadable("xml");
    }
  }

  public static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  public static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(each -> each.getLocalName().equals(name)).toList();
  }

  public static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /// The one that has to be there.
  public static Element only(Element parent, String name) throws OfdException {
    List<Element> found = children(parent, name);
    if (found.size() != 1) {
      throw OfdException.unreadable(name);
    }
    return found.getFirst();
  }

  /// The stripped text of a child; empty where there is none.
  public static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(each -> each.getTextContent().strip());
  }

  public static Optional<String> attribute(Element element, String name) {
    return element.hasAttribute(name)
        ? Optional.of(element.getAttribute(name).strip())
        : Optional.empty();
  }

  /// The attribute that has to be there.
  public static String required(Element element, String name) throws OfdException {
    return attribute(element, name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> OfdException.unreadable(name));
  }

  static boolean flag(Element element, String name, boolean otherwise) {
    return attribute(element, name)
        .map(value -> value.equalsIgnoreCase("true") || value.equals("1"))
        .orElse(otherwise);
  }

  static double number(Element element, String name, double otherwise) throws OfdException {
    Optional<String> value = attribute(element, name);
    return value.isPresent() ? number(value.get()) : otherwise;
  }

  static double number(String text) throws OfdException {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number) && Math.abs(number) < 1e7) {
        return number;
      }
    } catch (NumberFormatException e) {
      // As one that is none.
    }
    throw OfdException.unreadable("a number");
  }

  /// An array (ST_Array).
  static double[] numbers(String text) throws OfdException {
    String stripped = text.strip();
    String[] words = stripped.isEmpty() ? new String[0] : stripped.split("[\\s,]+", -1);
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = number(words[i]);
    }
    return numbers;
  }

  /// Offsets of text, where `g n x` says n times x (11.3).
  static double[] offsets(String text) throws OfdException {
    List<Double> offsets = new ArrayList<>();
    String[] words = text.strip().split("[\\s,]+", -1);
    for (int i = 0; i < words.length; i++) {
      if (words[i].isEmpty()) {
        continue;
      }
      int times = 1;
      if (words[i].equals("g")) {
        if (i + 2 >= words.length) {
          throw OfdException.unreadable("offsets");
        }
        times = (int) number(words[i + 1]);
        i += 2;
      }
      if (times < 0 || offsets.size() + times > MOST_NUMBERS) {
        throw OfdException.tooLarge("offsets");
      }
      double offset = number(words[i]);
      for (int n = 0; n < times; n++) {
        offsets.add(offset);
      }
    }
    return offsets.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// A box (ST_Box) in an attribute: x, y of its upper left corner, width, height.
  static Optional<Rectangle2D> box(Element element, String name) throws OfdException {
    Optional<String> value = attribute(element, name);
    return value.isPresent() ? Optional.of(box(value.get())) : Optional.empty();
  }

  static Rectangle2D box(String text) throws OfdException {
    double[] at = numbers(text);
    if (at.length != 4) {
      throw OfdException.unreadable("a box");
    }
    return new Rectangle2D.Double(at[0], at[1], at[2], at[3]);
  }

  /// The transformation in `CTM`; empty where there is none.
  static Optional<AffineTransform> ctm(Element element) throws OfdException {
    Optional<String> value = attribute(element, "CTM");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    double[] six = numbers(value.get());
    if (six.length != 6) {
      throw OfdException.unreadable("CTM");
    }
    return Optional.of(new AffineTransform(six));
  }
}
