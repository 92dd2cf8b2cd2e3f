// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

/// One code that was read.
///
/// @param format the symbology, such as `QR_CODE`, `CODE_128`, `EAN_13`
/// @param text the content; a QR code without a declared character set is UTF-8, else GB18030
public record Symbol(String format, String text) {

  /// Never the text: papers carry personal data in their codes.
  @Override
  public String toString() {
    return "Symbol[" + format + "]";
  }
}
