// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeldDocumentTest {

  private static final UUID KEY = new UUID(1, 2);
  private static final UUID OTHER = new UUID(3, 4);

  private final HeldDocument held = new HeldDocument();

  @Test
  void itIsHeldForPrintsThatAreCountedAndWipedAtTheEnd() {
    byte[] pdf = {1, 2, 3};
    held.expect(KEY);
    held.take(KEY, pdf);
    assertEquals(1, held.next().orElseThrow().part());
    var second = held.next().orElseThrow();
    assertEquals(2, second.part());
    assertEquals(KEY, second.key());
    held.forget();
    assertArrayEquals(new byte[3], pdf);
    assertArrayEquals(new byte[] {1, 2, 3}, second.pdf(), "a print that runs has a copy");
    assertTrue(held.copy().isEmpty() && held.next().isEmpty());
  }

  @Test
  void whatNobodyExpectsAnyMoreIsWipedAtOnce() {
    byte[] late = {1, 2, 3};
    held.expect(KEY);
    held.forget();
    held.take(KEY, late);
    assertArrayEquals(new byte[3], late);
    assertTrue(held.copy().isEmpty());
  }

  @Test
  void aLateOneNeverTakesThePlaceOfTheOneThatWasAskedForSince() {
    held.expect(KEY);
    held.expect(OTHER);
    held.take(OTHER, new byte[] {2});
    held.take(KEY, new byte[] {1});
    var print = held.next().orElseThrow();
    assertEquals(OTHER, print.key());
    assertArrayEquals(new byte[] {2}, print.pdf());
  }
}
