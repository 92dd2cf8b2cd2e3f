// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// The resources of a document by their identifiers (GB/T 33190-2016, 7.9): fonts, colour spaces,
/// parameters of drawing, pictures and composite objects.
final class OfdResources {
  private static final List<String> GROUPS =
      List.of("ColorSpaces", "DrawParams", "Fonts", "MultiMedias", "CompositeGraphicUnits");
  private static final int DEEPEST = 16;

  private final OfdPackage files;
  private final Map<String, Resource> found = new HashMap<>();

  OfdResources(OfdPackage files) {
    this.files = files;
  }

  /// @param base the folder, as a file in it, from which its files are seen
  private record Resource(Element element, String base) {}

  /// The same and more, for one page.
  OfdResources copy() {
    OfdResources copy = new OfdResources(files);
    copy.found.putAll(found);
    return copy;
  }

  /// Adds those that a file lists.
  void add(String file) throws OfdException {
    Element list = files.xml(file);
    Optional<String> folder = OfdXml.attribute(list, "BaseLoc").filter(each -> !each.isEmpty());
    String base = folder.isPresent() ? OfdPackage.resolve(file, folder.get() + "/x") : file;
    for (Element group : OfdXml.children(list)) {
      if (GROUPS.contains(group.getLocalName())) {
        for (Element each : OfdXml.children(group)) {
          found.put(OfdXml.required(each, "ID"), new Resource(each, base));
        }
      }
    }
  }

  Element get(String id) throws OfdException {
    return resource(id).element();
  }

  private Resource resource(String id) throws OfdException {
    Resource resource = found.get(id);
    if (resource == null) {
      throw OfdException.undrawable("a resource is missing");
    }
    return resource;
  }

  /// The bytes of the file that a child of a resource names; empty where there is none.
  Optional<byte[]> file(String id, String child) throws OfdException {
    Resource resource = resource(id);
    Optional<String> location = OfdXml.text(resource.element(), child);
    return location.isPresent()
        ? Optional.of(files.bytes(files.find(OfdPackage.resolve(resource.base(), location.get()))))
        : Optional.empty();
  }

  /// An attribute of parameters of drawing (where they are missing, readers draw as without), or of
  /// those that they lean on.
  Optional<String> parameter(Optional<String> id, String name) throws OfdException {
    for (Element each : parameters(id)) {
      if (each.hasAttribute(name)) {
        return OfdXml.attribute(each, name);
      }
    }
    return Optional.empty();
  }

  /// A colour of parameters of drawing, or of those that they lean on.
  Optional<Element> colour(Optional<String> id, String name) throws OfdException {
    for (Element each : parameters(id)) {
      Optional<Element> colour = OfdXml.child(each, name);
      if (colour.isPresent()) {
        return colour;
      }
    }
    return Optional.empty();
  }

  /// Those of a name; empty where there is none, as every reader takes it.
  Optional<Element> find(String id) {
    return Optional.ofNullable(found.get(id)).map(Resource::element);
  }

  private List<Element> parameters(Optional<String> id) throws OfdException {
    List<Element> all = new ArrayList<>();
    Optional<String> next = id.filter(found::containsKey);
    while (next.isPresent()) {
      Element parameters = get(next.get());
      all.add(parameters);
      if (all.size() > DEEPEST) {
        throw OfdException.unreadable("parameters that lean on themselves");
      }
      next = OfdXml.attribute(parameters, "Relative").filter(found::containsKey);
    }
    return all;
  }
}
