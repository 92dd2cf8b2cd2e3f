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

  /// The devices that answered, each with the names of the checks that failed even so; of one that
  /// does not answer no check passes.
  static Map<Peripheral, Set<String>> working(Map<Peripheral, SelfTest> tests) {
    return tests.entrySet().stream()
        .filter(test -> test.getValue().checks().stream().anyMatch(SelfTest.Check::passed))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, test -> failed(test.getValue())));
  }

  /// Whether a device that answered before does not, or fails a check that it did not fail before.
  /// A device that is not tested any more is not missed: it was taken away on purpose.
  static boolean worse(Map<Peripheral, Set<String>> before, Map<Peripheral, SelfTest> tests) {
    var working = working(tests);
    return before.entrySet().stream()
        .filter(device -> tests.containsKey(device.getKey()))
        .anyMatch(device -> {
          var failed = working.get(device.getKey());
          return failed == null || !device.getValue().containsAll(failed);
        });
  }

  private static Set<String> failed(SelfTest test) {
    return test.checks().stream()
        .filter(check -> !check.passed())
        .map(SelfTest.Check::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String shortened(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
  }
}
