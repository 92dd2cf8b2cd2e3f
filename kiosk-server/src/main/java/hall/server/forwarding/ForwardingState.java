// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import java.util.Locale;

/// How far the handing on of a case is.
public enum ForwardingState {
  /// It goes out, again and again if need be.
  WAITING,
  /// The platform above holds it with all documents and said so.
  DELIVERED,
  /// The platform will not take it as it is; somebody has to look.
  REFUSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ForwardingState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
