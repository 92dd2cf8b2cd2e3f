// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceUri;
import hall.device.model.DeviceModel;
import hall.device.model.DeviceModels;
import hall.device.model.DeviceModels.Kind;
import hall.device.scan.escl.EsclCapabilities.Profile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a scanner departs from the specification, as the description of its model says
/// (`configs/devices/scanner.json`).
///
/// @param mostDpi the highest resolution that works although more is told; 0 where all do
record EsclQuirks(Set<Flag> flags, int mostDpi) {

  /// One departure, by its name in the description.
  enum Flag {
    /// A job is taken only with the header `Host: localhost`.
    HOST_LOCALHOST("hostLocalhost"),
    /// The header `Host` must name the port even where it is the scheme's own.
    HOST_WITH_PORT("hostWithPort"),
    /// A page asked for too early ends the job with 404.
    PAUSE_BETWEEN_PAGES("pauseBetweenPages"),
    /// 404 and 410 also mean that a page is not ready yet.
    GONE_MEANS_LATER("goneMeansLater"),
    /// Deleting a finished job upsets the scanner.
    KEEP_JOB("keepJob"),
    /// Back sides come turned by half a circle.
    BACK_UPSIDE_DOWN("backUpsideDown");

    final String fact;

    Flag(String fact) {
      this.fact = fact;
    }
  }

  static final EsclQuirks NONE = new EsclQuirks(Set.of(), 0);

  private static final String MOST_DPI = "mostDpi";

  /// The web server inside many models of one vendor that insist on `localhost`.
  private static final String LOCALHOST_SERVER = "HP_Compact_Server";

  EsclQuirks {
    flags = Set.copyOf(flags);
  }

  /// Refuses an address that names no model, or one with facts that nothing minds.
  ///
  /// @throws IllegalArgumentException that says which there are
  static void check(DeviceUri uri) {
    of(DeviceModels.of(Kind.SCANNER, uri));
  }

  /// By the model that the URI names, else by what the scanner says of itself.
  ///
  /// @param server the header `Server` of its answers; may be empty
  static EsclQuirks of(DeviceUri uri, EsclCapabilities capabilities, String server) {
    var quirks = of(DeviceModels.told(Kind.SCANNER, uri, told(capabilities)));
    if (!server.equals(LOCALHOST_SERVER)) {
      return quirks;
    }
    var flags = EnumSet.of(Flag.HOST_LOCALHOST);
    flags.addAll(quirks.flags);
    return new EsclQuirks(flags, quirks.mostDpi);
  }

  /// With the manufacturer before the model, once.
  private static String told(EsclCapabilities capabilities) {
    var model = capabilities.makeAndModel();
    var maker = capabilities.manufacturer();
    return model.regionMatches(true, 0, maker, 0, maker.length()) ? model : maker + " " + model;
  }

  private static EsclQuirks of(DeviceModel model) {
    model.knowing(
        Stream.concat(Arrays.stream(Flag.values()).map(flag -> flag.fact), Stream.of(MOST_DPI))
            .collect(Collectors.toSet()));
    return new EsclQuirks(
        Arrays.stream(Flag.values())
            .filter(flag -> model.flag(flag.fact, false))
            .collect(Collectors.toSet()),
        model.number(MOST_DPI, 0));
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  Profile within(Profile profile) {
    return mostDpi > 0 ? profile.upTo(mostDpi) : profile;
  }
}
