// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.Media;
import hall.device.scan.escl.EsclCapabilities.Input;
import hall.device.scan.escl.EsclCapabilities.Profile;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a scanner tells of itself, by the names that every scanner driver uses.
final class EsclAbilities {

  private EsclAbilities() {}

  static Map<String, String> of(EsclCapabilities capabilities, EsclStatus status) {
    var abilities = new TreeMap<String, String>();
    capabilities.platen().ifPresent(input -> describe(abilities, "flatbed", input));
    capabilities
        .feeder()
        .ifPresent(input -> {
          describe(abilities, "feeder", input);
          abilities.put("feederPaper", status.adf().name().toLowerCase(Locale.ROOT));
          abilities.put("duplex", capabilities.duplex().isPresent() ? "yes" : "no");
        });
    capabilities
        .feederCapacity()
        .ifPresent(sheets -> abilities.put("feederCapacity", Integer.toString(sheets)));
    return abilities;
  }

  private static void describe(Map<String, String> abilities, String source, Input input) {
    abilities.put(source + "Dpi", resolutions(input));
    abilities.put(source + "Modes", String.join(" ", input.all(Profile::colorModes)));
    abilities.put(
        source + "Formats",
        Stream.concat(input.all(Profile::formats).stream(), input.all(Profile::formatsExt).stream())
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  /// Each once; a range as `100-600`.
  private static String resolutions(Input input) {
    return input.profiles().stream()
        .flatMap(profile ->
            profile.resolutions().isEmpty()
                ? profile.range().stream().map(range -> range.min() + "-" + range.max())
                : profile.resolutions().stream().map(String::valueOf))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /// What lies in the feeder; no scanner tells what lies on its glass.
  static Media media(EsclStatus.Adf adf) {
    return switch (adf) {
      case LOADED, PROCESSING, OVERLOADED -> Media.PRESENT;
      case EMPTY -> Media.NOT_PRESENT;
      case JAM, MISPICK, MULTIPICK, TOO_SHORT, TOO_LONG -> Media.JAMMED;
      case NONE, HATCH_OPEN, DOOR_OPEN, TRAY_FAILED, OTHER -> Media.UNKNOWN;
    };
  }

  static Map<String, String> identity(EsclCapabilities capabilities) {
    var identity = new TreeMap<String, String>();
    identity.put("vendor", capabilities.manufacturer());
    identity.put("model", capabilities.makeAndModel());
    identity.put("serial", capabilities.serialNumber());
    identity.values().removeIf(String::isEmpty);
    return identity;
  }
}
