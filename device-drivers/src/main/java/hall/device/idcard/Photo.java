// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.util.Arrays;

/// The photo of a card; that it can't be shown is a normal state.
public sealed interface Photo {

  /// The card stores none.
  record Absent() implements Photo {}

  /// The card stores one, and no [PhotoDecoder] could read it.
  record Undecoded() implements Photo {}

  /// A picture.
  ///
  /// @param rgb three bytes a pixel, row by row from the top
  record Decoded(int width, int height, byte[] rgb) implements Photo {

    public Decoded {
      if (rgb.length != 3 * width * height) {
        throw new IllegalArgumentException(
            "%d bytes are not %d by %d pixels".formatted(rgb.length, width, height));
      }
    }

    /// Never the pixels.
    @Override
    public String toString() {
      return "Decoded[%d, %d]".formatted(width, height);
    }
  }

  /// The word of the technician's tool.
  default String word() {
    return switch (this) {
      case Absent() -> "absent";
      case Undecoded() -> "undecoded";
      case Decoded _ -> "decoded";
    };
  }

  /// Zeroes the picture.
  default void wipe() {
    if (this instanceof Decoded(_, _, var rgb)) {
      Arrays.fill(rgb, (byte) 0);
    }
  }
}
