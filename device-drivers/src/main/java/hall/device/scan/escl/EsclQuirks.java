// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.scan.escl.EsclCapabilities.Profile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a model departs from the specification.
///
/// @param mostDpi the highest resolution that works although more is told; 0 where all do
record EsclQuirks(Set<Flag> flags, int mostDpi) {

  /// One departure, by its word in a description of models.
  enum Flag {
    /// A job is taken only with the header `Host: localhost`.
    HOST_LOCALHOST("host-localhost"),
    /// The header `Host` must name the port even where it is the scheme's own.
    HOST_WITH_PORT("host-with-port"),
    /// A page asked for too early ends the job with 404.
    PAUSE_BETWEEN_PAGES("pause-between-pages"),
    /// 404 and 410 also mean that a page is not ready yet.
    GONE_MEANS_LATER("gone-means-later"),
    /// Deleting a finished job upsets the scanner.
    KEEP_JOB("keep-job"),
    /// Back sides come turned by half a circle.
    BACK_UPSIDE_DOWN("back-upside-down");

    final String word;

    Flag(String word) {
      this.word = word;
    }
  }

  static final EsclQuirks NONE = new EsclQuirks(Set.of(), 0);

  /// Models known from the field.
  private record Known(Pattern makeAndModel, int mostDpi, Set<Flag> flags) {
    static Known of(String makeAndModel, int mostDpi, Flag... flags) {
      return new Known(
          Pattern.compile(makeAndModel, Pattern.CASE_INSENSITIVE), mostDpi, Set.of(flags));
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          Known.of("Brother .*", 0, Flag.PAUSE_BETWEEN_PAGES),
          Known.of("EPSON .*", 0, Flag.HOST_WITH_PORT),
          Known.of("HP LaserJet MFP M630", 0, Flag.HOST_LOCALHOST),
          Known.of("HP Color LaserJet FlowMFP M578", 0, Flag.HOST_LOCALHOST),
          Known.of("B2[01]5", 0, Flag.GONE_MEANS_LATER, Flag.KEEP_JOB),
          Known.of("WorkCentre 3345", 0, Flag.GONE_MEANS_LATER),
          Known.of("Canon iR2625/2630", 300));

  /// The web server inside many HP devices that insist on `localhost`.
  private static final String HP_SERVER = "HP_Compact_Server";

  EsclQuirks {
    flags = Set.copyOf(flags);
  }

  /// What is known of a scanner by what it says of itself.
  ///
  /// @param server the header `Server` of its answers; may be empty
  static EsclQuirks of(EsclCapabilities capabilities, String server) {
    var flags = EnumSet.noneOf(Flag.class);
    int most = 0;
    for (var known : KNOWN) {
      if (known.makeAndModel.matcher(capabilities.makeAndModel()).matches()) {
        flags.addAll(known.flags);
        most = Math.max(most, known.mostDpi);
      }
    }
    if (capabilities.manufacturer().equalsIgnoreCase("EPSON")) {
      flags.add(Flag.HOST_WITH_PORT);
    }
    if (server.equals(HP_SERVER)) {
      flags.add(Flag.HOST_LOCALHOST);
    }
    return new EsclQuirks(flags, most);
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  Profile within(Profile profile) {
    return mostDpi > 0 ? profile.upTo(mostDpi) : profile;
  }
}
