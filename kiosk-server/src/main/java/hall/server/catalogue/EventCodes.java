// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Codes of life events: no catalogue of the country has any, so they are invented, 12 digits of
/// which the first are 99. Pure.
final class EventCodes {
  private static final Pattern INVENTED = Pattern.compile(".*(99\\d{10})");
  private static final long BEFORE_FIRST = 990_000_000_900L;

  private EventCodes() {}

  /// One greater than all that are taken.
  ///
  /// @param taken implementation codes
  static String next(Collection<String> taken) {
    long last = BEFORE_FIRST;
    for (String code : taken) {
      Matcher invented = INVENTED.matcher(code);
      if (invented.matches()) {
        last = Math.max(last, Long.parseLong(invented.group(1)));
      }
    }
    return Long.toString(last + 1);
  }
}
