// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

/// One scan job as it is asked of the scanner (`ScanSettings`).
///
/// @param version the protocol version that the scanner speaks
/// @param intent as the protocol names it; empty where the scanner offers none
/// @param width in 1/300 inch
/// @param height in 1/300 inch
/// @param colorMode as the protocol names it
/// @param formatExt whether the scanner wants the format asked as `DocumentFormatExt` too
record EsclRequest(
    String version,
    String intent,
    Source source,
    int width,
    int height,
    String colorMode,
    boolean formatExt,
    int dpi) {

  static final String LINEART = "BlackAndWhite1";
  static final String GRAY = "Grayscale8";
  static final String COLOR = "RGB24";

  /// Where the paper lies and how many of its sides are wanted.
  enum Source {
    PLATEN,
    FEEDER,
    DUPLEX;

    boolean feeder() {
      return switch (this) {
        case PLATEN -> false;
        case FEEDER, DUPLEX -> true;
      };
    }
  }

  boolean lineart() {
    return colorMode.equals(LINEART);
  }

  /// The same in gray.
  EsclRequest inGray() {
    return new EsclRequest(version, intent, source, width, height, GRAY, formatExt, dpi);
  }
}
