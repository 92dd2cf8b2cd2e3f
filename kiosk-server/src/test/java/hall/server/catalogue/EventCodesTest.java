// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventCodesTest {
  @Test
  void aNewCodeIsGreaterThanAllThatWereInventedBefore() {
    assertEquals("990000000901", EventCodes.next(List.of()));
    assertEquals(
        "990000000903",
        EventCodes.next(
            List.of(
                "TE99010100000000904990000000902",
                "TE99010100000000025990000000102",
                "1137030300421743465ac0a77037000")));
    assertEquals("990000001000", EventCodes.next(List.of("TE99010100000000904990000000999")));
  }
}
