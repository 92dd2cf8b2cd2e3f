// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberCardTest {

  @Test
  void aCaseNumberIsReadInFours() {
    assertEquals(
        List.of("TE44 0113 5000 0011", "7054 4210 6041 0022", "0260 1150 007"),
        NumberCard.lines("TE44011350000011705442106041002202601150007", 4));
  }

  @Test
  void aLocalNumberKeepsItsOwnGroups() {
    assertEquals(List.of("T01-20260115-0007"), NumberCard.lines("T01-20260115-0007", 4));
  }
}
