// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

/// A code that a module has read.
///
/// @param text without prefix and suffix; may be personal, so it is never logged
/// @param symbology the AIM identifier such as `]Q1`, where the model sends it; else empty
public record Scan(String text, String symbology) {

  @Override
  public String toString() {
    return "Scan[%s%d characters]".formatted(symbology, text.length());
  }
}
