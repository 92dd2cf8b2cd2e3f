// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

/// How to scan.
///
/// @param dpi resolution in both directions; the driver takes the nearest that the scanner has
/// @param duplex both sides of every sheet, front before back; the glass has one side all the same
public record ScanSettings(int dpi, Mode mode, Source source, boolean duplex) {

  /// Colour depth; LINEART is black and white where the scanner has it, otherwise gray.
  public enum Mode {
    COLOR,
    GRAY,
    LINEART
  }

  /// Where the paper lies; AUTO takes the feeder when paper is in it, otherwise the glass.
  public enum Source {
    AUTO,
    FLATBED,
    ADF
  }

  /// One side of every sheet.
  public ScanSettings(int dpi, Mode mode, Source source) {
    this(dpi, mode, source, false);
  }
}
