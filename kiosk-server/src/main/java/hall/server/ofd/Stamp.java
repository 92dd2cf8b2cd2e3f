// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.w3c.dom.Element;

/// Where a seal shows on a page, and its picture.
///
/// @param page the page's identifier
/// @param boundary in millimetres of the sheet
/// @param clip the part of it that is seen, as seen from its corner
/// @param picture an image, or an OFD of one page
public record Stamp(String page, Rectangle2D boundary, Optional<Rectangle2D> clip, byte[] picture) {

  /// From a `StampAnnot` (GB/T 33190-2016, 18.2.3).
  public static Stamp of(Element annotation, byte[] picture) throws OfdException {
    return new Stamp(
        OfdXml.required(annotation, "PageRef"),
        OfdXml.box(OfdXml.required(annotation, "Boundary")),
        OfdXml.box(annotation, "Clip"),
        picture);
  }
}
