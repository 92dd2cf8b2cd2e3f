// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// The structure of an OFD (GB/T 33190-2016, 7): its one document, the pages, and where its
/// signatures are listed. A package of several documents, or with versions of one, is refused: what
/// a seal means there depends on who reads.
public final class OfdDocument {
  /// An A0 sheet is 1189 mm long.
  private static final double LONGEST_MM = 1200;

  private static final double SHORTEST_MM = 5;

  private final OfdPackage files;
  private final String root;
  private final Element document;
  private final Optional<String> signatures;
  private final List<Page> pages = new ArrayList<>();
  private final Map<String, String> templates = new HashMap<>();

  private OfdDocument(OfdPackage files) throws OfdException {
    this.files = files;
    Element body = OfdXml.only(files.xml("OFD.xml"), "DocBody");
    if (OfdXml.child(body, "Versions").isPresent()) {
      throw OfdException.unreadable("versions");
    }
    this.root = location("", OfdXml.only(body, "DocRoot"));
    this.document = files.xml(root);
    Optional<Element> list = OfdXml.child(body, "Signatures");
    this.signatures = list.isPresent() ? Optional.of(location("", list.get())) : Optional.empty();
    for (Element page : OfdXml.children(OfdXml.only(document, "Pages"), "Page")) {
      pages.add(
          new Page(
              OfdXml.required(page, "ID"),
              files.find(OfdPackage.resolve(root, OfdXml.required(page, "BaseLoc")))));
    }
    for (Element each : OfdXml.children(common(), "TemplatePage")) {
      templates.put(
          OfdXml.required(each, "ID"),
          files.find(OfdPackage.resolve(root, OfdXml.required(each, "BaseLoc"))));
    }
  }

  /// Reads one.
  public static OfdDocument of(OfdPackage files) throws OfdException {
    return new OfdDocument(files);
  }

  /// A page.
  ///
  /// @param id by which annotations and stamps name it
  /// @param file with its content
  record Page(String id, String file) {}

  /// How many pages there are.
  public int size() {
    return pages.size();
  }

  List<Page> pages() {
    return pages;
  }

  OfdPackage files() {
    return files;
  }

  /// The file that lists the signatures; empty where the document says that it has none.
  public Optional<String> signatures() {
    return signatures;
  }

  /// The sheet of a page in millimetres.
  Rectangle2D sheet(Element page) throws OfdException {
    Optional<Element> own = OfdXml.child(page, "Area");
    Element area = own.isPresent() ? own.get() : OfdXml.only(common(), "PageArea");
    Rectangle2D box =
        OfdXml.box(
            OfdXml.text(area, "PhysicalBox").orElseThrow(() -> OfdException.unreadable("a sheet")));
    if (Math.max(box.getWidth(), box.getHeight()) > LONGEST_MM) {
      throw OfdException.tooLarge("a sheet");
    }
    if (!(Math.min(box.getWidth(), box.getHeight()) >= SHORTEST_MM)) {
      throw OfdException.unreadable("a sheet");
    }
    return box;
  }

  /// The file of a template page.
  String template(String id) throws OfdException {
    String file = templates.get(id);
    if (file == null) {
      throw OfdException.undrawable("a template is missing");
    }
    return file;
  }

  /// What the whole document may use. Some producers name lists that they leave out; whoever uses
  /// something of them is told then.
  OfdResources resources() throws OfdException {
    OfdResources all = new OfdResources(files);
    for (String kind : List.of("PublicRes", "DocumentRes")) {
      for (Element each : OfdXml.children(common(), kind)) {
        String list = files.find(location(root, each));
        if (files.has(list)) {
          all.add(list);
        }
      }
    }
    return all;
  }

  /// The annotations by the page on which they stand.
  Map<String, List<Element>> annotations() throws OfdException {
    Map<String, List<Element>> found = new HashMap<>();
    Optional<Element> place = OfdXml.child(document, "Annotations");
    if (place.isEmpty()) {
      return found;
    }
    String list = files.find(location(root, place.get()));
    for (Element page : OfdXml.children(files.xml(list), "Page")) {
      Element said = OfdXml.only(page, "FileLoc");
      String file = files.find(location(list, said));
      if (!files.has(file)) {
        // Some producers see it from the document.
        file = files.find(location(root, said));
      }
      found
          .computeIfAbsent(OfdXml.required(page, "PageID"), id -> new ArrayList<>())
          .addAll(OfdXml.children(files.xml(file), "Annot"));
    }
    return found;
  }

  private Element common() throws OfdException {
    return OfdXml.only(document, "CommonData");
  }

  private static String location(String from, Element element) throws OfdException {
    return OfdPackage.resolve(from, element.getTextContent());
  }
}
