// SPDX-License-Identifier: Apache-2.0
package hall.server.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void aCallerSaysItsTraceAndWhetherItRecords() {
    assertEquals(
        Optional.of(new TraceParent(TRACE, SPAN, true)),
        TraceParent.read("00-" + TRACE + "-" + SPAN + "-01"));
    assertEquals(
        Optional.of(new TraceParent(TRACE, SPAN, false)),
        TraceParent.read("00-" + TRACE + "-" + SPAN + "-00"));
    assertEquals(
        Optional.of(new TraceParent(TRACE, SPAN, true)),
        TraceParent.read("cc-" + TRACE + "-" + SPAN + "-03-what-comes-later"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
      })
  void whatCannotBeReadIsNone(@Nullable String header) {
    assertEquals(Optional.empty(), TraceParent.read(header));
  }
}
