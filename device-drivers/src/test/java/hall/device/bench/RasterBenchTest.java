// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RasterBenchTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @Test
  void eachFigureStandsBesideItsBaseline() throws Exception {
    var measures = RasterBench.measure(folder, 0, 1);
    assertEquals(2, measures.size());
    for (var measure : measures) {
      double baseline = measure.baseline().orElseThrow().value();
      assertTrue(measure.value() > 0 && baseline > 0, measure.toString());
      assertEquals(measure.value() / baseline, measure.ratio().orElseThrow());
    }
  }
}
