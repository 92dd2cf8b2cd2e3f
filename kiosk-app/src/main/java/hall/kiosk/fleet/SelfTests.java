// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.SelfTest;
import hall.kiosk.config.ConfigurationBook.Check;
import hall.kiosk.config.TerminalConfig;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What self-tests say to those who are not here.
final class SelfTests {

  private static final int LONGEST_DETAIL = 200;
  private static final int MOST_CHECKS = 64;

  /// A warning or a counter breaks nothing.
  private static final Set<String> NEEDED = Set.of("answers", "ready");

  private SelfTests() {}

  /// The checks in the words of the contract.
  static List<Check> checks(Map<Peripheral, SelfTest> tests) {
    return tests.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(test ->
            test.getValue().checks().stream()
                .map(check ->
                    new Check(
                        TerminalConfig.nameOf(test.getKey()),
                        check.name(),
                        check.passed(),
                        shortened(check.detail()))))
        .limit(MOST_CHECKS)
        .toList();
  }

  /// The devices with which a citizen could be served.
  static Set<Peripheral> usable(Map<Peripheral, SelfTest> tests) {
    return tests.entrySet().stream()
        .filter(test -> usable(test.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean usable(SelfTest test) {
    return test.checks().stream()
        .filter(check -> NEEDED.contains(check.name()))
        .allMatch(SelfTest.Check::passed);
  }

  private static String shortened(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
  }
}
