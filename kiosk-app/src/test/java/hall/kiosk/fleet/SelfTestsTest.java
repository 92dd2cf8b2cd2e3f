// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.SelfTest;
import hall.device.SelfTest.Check;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfTestsTest {

  /// Checks by name, one that failed with a minus sign; nothing for a terminal without the device.
  @ParameterizedTest
  @CsvSource({
    "answers ready, answers ready, false",
    "answers ready, answers -ready, true",
    "answers ready, -answers, true",
    "answers ready, , false",
    "answers -clock, answers -clock, false",
    "answers -clock, answers clock, false",
    "answers -clock, -answers, true",
    "answers -clock, answers -clock -trays, true",
    "-answers, -answers, false",
    "-answers, answers -feeder, false",
    ", -answers, false",
    "busy, answers, false",
    "capabilities status, daemon login, false",
    "capabilities status, -daemon, true"
  })
  void worseIsWhatFailsNowAndDidNotBefore(
      @Nullable String before, @Nullable String now, boolean worse) {
    assertEquals(worse, SelfTests.worse(SelfTests.working(tests(before)), tests(now)));
  }

  private static Map<Peripheral, SelfTest> tests(@Nullable String checks) {
    return checks == null
        ? Map.of()
        : Map.of(
            Peripheral.PRINTER,
            new SelfTest(
                Stream.of(checks.split(" ", -1))
                    .map(name -> new Check(name.replace("-", ""), !name.startsWith("-"), ""))
                    .toList()));
  }

  @Test
  void whatIsToldIsBounded() {
    var checks = Stream.generate(() -> new Check("counter", true, "x".repeat(500))).limit(99);
    var told = SelfTests.checks(Map.of(Peripheral.PRINTER, new SelfTest(checks.toList())));
    assertEquals(64, told.size());
    assertEquals(200, told.getFirst().detail().length());
    assertEquals(List.of("printer"), told.stream().map(c -> c.device()).distinct().toList());
  }
}
