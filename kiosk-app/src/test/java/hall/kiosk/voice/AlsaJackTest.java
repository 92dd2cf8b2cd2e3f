// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlsaJackTest {

  /// As amixer 1.2.8 answers.
  private static final String ANSWER =
      """
      numid=15,iface=CARD,name='Headphone Jack'
        ; type=BOOLEAN,access=r-------,values=1
        : values=%s
      """;

  @Test
  void aPlugIsInWhereTheCardSaysSo() {
    assertTrue(jack("echo", ANSWER.formatted("on")).plugged());
    assertFalse(jack("echo", ANSWER.formatted("off")).plugged());
  }

  @Test
  void whatIsNotKnownIsNotPlugged() {
    assertFalse(jack("echo", "amixer: Cannot find the given element").plugged());
    assertFalse(jack("false").plugged());
    assertFalse(jack("/nowhere/amixer").plugged());
    assertFalse(AlsaJack.of("nocard", "Headphone Jack").plugged(), "this machine has none");
  }

  private static AlsaJack jack(String... command) {
    return new AlsaJack(List.of(command));
  }
}
