// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ListenBenchTest {

  @Test
  void listeningStandsBesideLookingAllTheTime() throws Exception {
    var figures = new ListenBench(Duration.ofMillis(300)).run();
    assertEquals(1, figures.size());
    assertTrue(figures.getFirst().baseline().orElseThrow().value() > 0);
  }
}
