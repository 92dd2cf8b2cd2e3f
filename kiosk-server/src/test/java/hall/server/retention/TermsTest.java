// SPDX-License-Identifier: Apache-2.0
package hall.server.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TermsTest {
  @Test
  void eachHasASensibleTermAndMayHaveAnother() {
    Terms usual = Terms.of(Map.<String, String>of()::get);
    for (Kept kept : Kept.values()) {
      assertEquals(Optional.of(kept.usual()), usual.of(kept));
    }
    Terms own = Terms.of(Map.of("hall.retention.logs", "7d", "hall.retention.alerts", "off")::get);
    assertEquals(Optional.of(Duration.ofDays(7)), own.of(Kept.LOGS));
    assertEquals(Optional.empty(), own.of(Kept.ALERTS));
    assertEquals(Optional.of(Kept.COMMANDS.usual()), own.of(Kept.COMMANDS));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    for (String text : new String[] {"", "0d", "-1d", "90", "P90D", "100000d", "never"}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> Terms.of(Map.of("hall.retention.uploads", text)::get));
      assertTrue(String.valueOf(refused.getMessage()).startsWith("hall.retention.uploads "));
    }
  }
}
