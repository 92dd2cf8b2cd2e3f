// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads a device's XML by local names, since prefixes and even namespaces differ between vendors.
///
/// Document types and external entities are refused, and so is what is larger or deeper than any
/// scanner's document.
final class EsclXml {

  static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 64;

  private EsclXml() {}

  /// The root element, which must have this local name.
  static Element root(byte[] xml, String localName) throws EsclFormatException {
    if (xml.length > MOST_BYTES) {
      throw new EsclFormatException("%d bytes of XML".formatted(xml.length));
    }
    try {
      var builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      var root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
      if (!localName.equals(root.getLocalName())) {
        throw new EsclFormatException("expected " + localName + ", got " + root.getLocalName());
      }
      return root;
    } catch (SAXException | IOException e) {
      throw new EsclFormatException("not XML: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a security feature", e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /// The first child of that name.
  static @Nullable Element child(Element parent, String localName) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && localName.equals(element.getLocalName())) {
        return element;
      }
    }
    return null;
  }

  /// The trimmed text of the first child of that name; empty where there is none.
  static String text(Element parent, String localName) {
    var child = child(parent, localName);
    return child == null ? "" : child.getTextContent().strip();
  }

  /// The whole number in the first child of that name.
  static OptionalInt number(Element parent, String localName) {
    var text = text(parent, localName);
    return text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /// All descendants of that name, in document order.
  static List<Element> all(Element root, String localName) {
    var found = new ArrayList<Element>();
    var nodes = root.getElementsByTagNameNS("*", localName);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  /// Reports by exception; the JDK's default prints to standard error.
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // A warning does not change what the document says.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
