// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// What a scanner can do (`ScannerCapabilities`).
///
/// @param version of the protocol, such as `2.63`; empty where the scanner does not tell
/// @param feeder one side of each sheet
/// @param duplex both sides of each sheet
/// @param feederCapacity in sheets
record EsclCapabilities(
    String version,
    String makeAndModel,
    String manufacturer,
    String serialNumber,
    Optional<Input> platen,
    Optional<Input> feeder,
    Optional<Input> duplex,
    OptionalInt feederCapacity) {

  /// One paper source; lengths in 1/300 inch, as are all regions of eSCL.
  ///
  /// @param intents as the protocol names them, such as `Document`
  record Input(
      int minWidth,
      int maxWidth,
      int minHeight,
      int maxHeight,
      List<String> intents,
      List<Profile> profiles) {

    Input {
      intents = List.copyOf(intents);
      profiles = List.copyOf(profiles);
    }

    /// What the profiles name together, each once.
    List<String> all(Function<Profile, List<String>> names) {
      return profiles.stream()
          .flatMap(profile -> names.apply(profile).stream())
          .distinct()
          .toList();
    }
  }

  /// What goes together at one source (`SettingProfile`).
  ///
  /// @param colorModes as the protocol names them, such as `RGB24`
  /// @param formatsExt those that the scanner wants asked as `DocumentFormatExt` (eSCL 2.1)
  /// @param resolutions where they are discrete, ascending
  record Profile(
      List<String> colorModes,
      List<String> formats,
      List<String> formatsExt,
      List<Integer> resolutions,
      Optional<Range> range) {

    Profile {
      colorModes = List.copyOf(colorModes);
      formats = List.copyOf(formats);
      formatsExt = List.copyOf(formatsExt);
      resolutions = List.copyOf(resolutions);
    }

    /// Whether it names the format, or none at all.
    boolean delivers(String format) {
      return formats.contains(format)
          || formatsExt.contains(format)
          || (formats.isEmpty() && formatsExt.isEmpty());
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

    /// The same without resolutions above `most`, as long as one is left.
    Profile upTo(int most) {
      var kept = resolutions.stream().filter(dpi -> dpi <= most).toList();
      return new Profile(
          colorModes,
          formats,
          formatsExt,
          kept.isEmpty() ? resolutions : kept,
          range.map(r -> r.min <= most ? new Range(r.min, Math.min(r.max, most), r.step) : r));
    }
  }

  /// A range of resolutions; `step` is at least 1.
  record Range(int min, int max, int step) {

    int nearest(int wanted) {
      int highest = Math.max(min, max);
      int steps = (Math.clamp(wanted, min, highest) - min + step / 2) / step;
      return min + Math.min(steps, (highest - min) / step) * step;
    }
  }
}
