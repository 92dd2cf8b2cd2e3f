// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a notice tells.
enum Kind {
  RAISED,
  ESCALATED,
  CLEARED;

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
