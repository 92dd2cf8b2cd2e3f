// SPDX-License-Identifier: Apache-2.0
package hall.device.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparesTest {

  private static final int SIZE = 2_000_003;

  @Test
  void whatOneLeftTheNextOfItsSizeGetsEmpty() {
    var first = Picture.blank(SIZE, 1, Picture.COLOR);
    first.samples()[7] = 42;
    first.leave();
    assertNotSame(first.samples(), Spares.take(SIZE * 3 + 3));
    var next = Spares.take(SIZE * 3);
    assertSame(first.samples(), next);
    assertEquals(0, next[7]);
    assertNotSame(next, Spares.take(SIZE * 3), "it has it alone");
    Spares.give(next);
    var blank = Picture.blank(SIZE, 1, Picture.COLOR);
    assertSame(next, blank.samples());
    assertEquals(-1, blank.samples()[SIZE], "white");
  }

  @Test
  void nobodyLeavesOneTwice() {
    var samples = new byte[SIZE];
    Spares.give(samples);
    assertThrows(IllegalStateException.class, () -> Spares.give(samples));
    assertSame(samples, Spares.take(SIZE));
  }

  @Test
  void smallOnesAreNotKept() {
    var small = new byte[100];
    Arrays.fill(small, (byte) 1);
    Spares.give(small);
    assertNotSame(small, Spares.take(100));
  }
}
