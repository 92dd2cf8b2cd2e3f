// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TicketBenchTest {

  @Test
  void everyKindOfTicketIsMeasured() {
    var figures = new TicketBench(3).run();
    assertEquals(9, figures.size());
    figures.forEach(figure -> assertTrue(figure.value() > 0, figure.name()));
  }
}
