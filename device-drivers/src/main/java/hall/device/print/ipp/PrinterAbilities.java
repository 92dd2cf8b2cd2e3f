// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import java.util.List;

/// What a printer says that it can do (RFC 8011 section 5.2, PWG 5100.12, PWG 5102.4 section 6).
///
/// @param media `media-supported`; empty where it does not say
/// @param ready `media-ready`; empty where it does not say
/// @param loaded `media-col-ready`: what lies in which tray, as `tray-1=210x297mm`
/// @param sides `sides-supported`
/// @param colourModes `print-color-mode-supported`
/// @param mostCopies the end of `copies-supported`
/// @param collates whether it brings each copy whole before the next
/// @param pageRanges whether it chooses pages by itself
/// @param createsJobs whether a job can be made before its document is sent
/// @param rasterDpi square resolutions of its PWG raster
/// @param rasterTypes such as `sgray_8`
/// @param sheetBack `pwg-raster-document-sheet-back`
record PrinterAbilities(
    List<String> formats,
    List<String> media,
    List<String> ready,
    List<String> loaded,
    List<String> sides,
    List<String> colourModes,
    boolean colour,
    int mostCopies,
    boolean collates,
    boolean pageRanges,
    boolean createsJobs,
    List<Integer> rasterDpi,
    List<String> rasterTypes,
    String sheetBack) {

  PrinterAbilities {
    formats = List.copyOf(formats);
    media = List.copyOf(media);
    ready = List.copyOf(ready);
    loaded = List.copyOf(loaded);
    sides = List.copyOf(sides);
    colourModes = List.copyOf(colourModes);
    rasterDpi = List.copyOf(rasterDpi);
    rasterTypes = List.copyOf(rasterTypes);
  }
}
