// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import java.util.List;
import java.util.Optional;

/// What a scanner can do (`ScannerCapabilities`).
///
/// @param version of the protocol, such as `2.63`; empty where the scanner does not tell
record EsclCapabilities(
    String version,
    String makeAndModel,
    String serialNumber,
    Optional<Input> platen,
    Optional<Input> feeder) {

  /// One paper source.
  ///
  /// @param maxWidth in 1/300 inch, as are all regions of eSCL
  /// @param maxHeight in 1/300 inch
  /// @param colorModes as the protocol names them, such as `RGB24`
  /// @param resolutions where they are discrete, ascending
  record Input(
      int maxWidth,
      int maxHeight,
      List<String> colorModes,
      List<String> formats,
      List<Integer> resolutions,
      Optional<Range> range) {

    Input {
      colorModes = List.copyOf(colorModes);
      formats = List.copyOf(formats);
      resolutions = List.copyOf(resolutions);
    }

    /// The resolution nearest to `wanted`; of two equally near the higher.
    int nearest(int wanted) {
      if (resolutions.isEmpty()) {
        return range.map(r -> r.nearest(wanted)).orElse(wanted);
      }
      int best = resolutions.getFirst();
      for (int candidate : resolutions) {
        int gain = Math.abs(best - wanted) - Math.abs(candidate - wanted);
        if (gain > 0 || (gain == 0 && candidate > best)) {
          best = candidate;
        }
      }
      return best;
    }
  }

  /// A range of resolutions; `step` is at least 1.
  record Range(int min, int max, int step) {

    int nearest(int wanted) {
      int clamped = Math.clamp(wanted, min, Math.max(min, max));
      int steps = (clamped - min + step / 2) / step;
      return Math.min(min + steps * step, Math.max(min, max));
    }
  }
}
