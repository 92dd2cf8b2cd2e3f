// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.scan.ScanSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the options of a device tell of what it can do.
final class SaneAbilities {

  private SaneAbilities() {}

  /// By the names that every scanner driver uses.
  static Map<String, String> of(List<SaneOption> options) {
    var abilities = new TreeMap<String, String>();
    for (var source : SanePlan.sources(options, any(ScanSettings.Source.AUTO, false))) {
      var place = source.feeder() ? "feeder" : "flatbed";
      SanePlan.find(options, "resolution")
          .ifPresent(option -> abilities.put(place + "Dpi", resolutions(option)));
      SanePlan.find(options, "mode")
          .ifPresent(option -> abilities.put(place + "Modes", String.join(" ", option.texts())));
    }
    if (abilities.containsKey("feederDpi")) {
      boolean both = !SanePlan.sources(options, any(ScanSettings.Source.ADF, true)).isEmpty();
      abilities.put("duplex", both ? "yes" : "no");
    }
    return abilities;
  }

  private static ScanSettings any(ScanSettings.Source source, boolean duplex) {
    return new ScanSettings(300, ScanSettings.Mode.COLOR, source, duplex);
  }

  private static String resolutions(SaneOption option) {
    return switch (option.limits()) {
      case SaneOption.Limits.Range(int min, int max, int _) ->
          "%d-%d".formatted(whole(option, min), whole(option, max));
      case SaneOption.Limits.Numbers(var numbers) ->
          numbers.stream()
              .map(number -> String.valueOf(whole(option, number)))
              .collect(Collectors.joining(" "));
      case SaneOption.Limits.None(), SaneOption.Limits.Texts(_) -> "any";
    };
  }

  private static long whole(SaneOption option, int word) {
    return Math.round(option.meant(word));
  }
}
