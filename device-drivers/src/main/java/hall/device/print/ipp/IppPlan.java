// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.print.PrintSettings;
import hall.device.print.PrintSettings.Sides;
import hall.device.print.raster.RasterForm;
import java.util.List;
import java.util.Optional;

/// What is asked of the printer and what the driver does itself, so that what comes out is what was
/// wanted.
///
/// @param copies asked of the printer
/// @param range whether the printer chooses the pages
/// @param order the pages of the document that is sent, in their order
/// @param rearranged whether `order` differs from the document as it is
/// @param raster how the pages are drawn, unless the printer reads PDF
/// @param perCopy impressions of one copy
/// @param degraded what will be otherwise than asked
record IppPlan(
    PrintSettings wanted,
    int copies,
    boolean range,
    List<Integer> order,
    boolean rearranged,
    Sides sides,
    Optional<String> media,
    Optional<String> colourMode,
    Optional<RasterForm> raster,
    int perCopy,
    List<String> degraded) {

  IppPlan {
    order = List.copyOf(order);
    degraded = List.copyOf(degraded);
  }

  String format() {
    return raster.isPresent() ? IppTicket.RASTER : IppTicket.PDF;
  }

  IppPlan with(List<String> told) {
    return new IppPlan(
        wanted, copies, range, order, rearranged, sides, media, colourMode, raster, perCopy, told);
  }

  /// Impressions of the whole job.
  int expected() {
    return wanted.copies() * perCopy;
  }

  boolean twoSided() {
    return sides.twoSided();
  }
}
