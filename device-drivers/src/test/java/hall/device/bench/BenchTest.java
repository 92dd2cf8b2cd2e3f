// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.EveryCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

/// That the benches still run; what they find is not judged here.
final class BenchTest {

  @Test
  void everyCodecIsMeasured() throws Exception {
    var measurements = new CodecBench(1).run();
    assertEquals(3 * EveryCodec.cases().size(), measurements.size());
    for (var measurement : measurements) {
      assertTrue(measurement.value() >= 0, measurement.toString());
      assertEquals(List.of("MB/s", "inputs/s", "bytes/input").contains(measurement.unit()), true);
    }
  }

  @Test
  void aReadIsMeasuredBesideItsTimeOnTheWire() throws Exception {
    for (var measurement : new IdCardBench(1).run()) {
      // 1,295 bytes alone take 112 ms.
      assertTrue(measurement.baseline().orElseThrow().value() > 112, measurement.toString());
      assertTrue(measurement.ratio().orElseThrow() >= 1, measurement.toString());
    }
  }
}
