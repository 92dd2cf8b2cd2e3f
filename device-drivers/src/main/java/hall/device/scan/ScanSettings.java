// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

/// How to scan.
///
/// @param dpi resolution in both directions; the driver takes the nearest that the scanner has
public record ScanSettings(int dpi, Mode mode, Source source) {

  /// Colour depth.
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
}
