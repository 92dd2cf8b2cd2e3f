// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import java.time.OffsetDateTime;
import java.util.Map;

/// A message as the gateway gets it.
///
/// @param id the same message however often it comes
/// @param number a mobile number of 11 digits
/// @param template which text, and in which language: `visit-named.zh-CN`
/// @param parameters what fills its blanks, by their names
/// @param sentAt when it was written; the same in each repetition
record Outgoing(
    String id,
    String number,
    String template,
    Map<String, String> parameters,
    OffsetDateTime sentAt) {

  /// Never whom it tells, nor what.
  @Override
  public String toString() {
    return "Outgoing[%s]".formatted(id);
  }
}
