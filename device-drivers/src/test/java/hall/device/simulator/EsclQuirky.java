// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.Arrays;
import java.util.Locale;

/// How the simulated scanner may depart from the specification, by the names of the control port.
enum EsclQuirky {
  /// 404 every other time while sheets are left; the job goes on.
  EARLY_404,
  /// 404 to a page asked for within a quarter of a page's time after the last one; the job is over
  /// and the feeder tells that it is empty.
  BROTHER_EARLY_404,
  /// No job without the header `Host: localhost`.
  HP_LOCALHOST,
  /// A location that is only a path.
  RELATIVE_LOCATION,
  /// A location with a blank in its host name.
  BROKEN_LOCATION,
  /// A location with half an IPv6 address.
  XEROX_LOCATION,
  /// A location at a host that nobody reaches.
  OTHER_HOST_LOCATION,
  /// Lineart is told and refused.
  NO_LINEART,
  /// Back sides stand upside down.
  BACKS_TURNED,
  /// Pages come in chunks of growing size, without a length.
  CHUNKED;

  static EsclQuirky of(String word) {
    return Arrays.stream(values())
        .filter(quirk -> quirk.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quirk " + word));
  }
}
