// SPDX-License-Identifier: Apache-2.0
package hall.device;

import hall.device.SelfTest.Check;
import java.util.List;

/// What a self-test found, for tests of it.
public final class Checks {

  private Checks() {}

  public static List<String> names(SelfTest test) {
    return test.checks().stream().map(Check::name).toList();
  }

  public static List<String> failed(SelfTest test) {
    return test.checks().stream().filter(check -> !check.passed()).map(Check::name).toList();
  }

  public static String detail(SelfTest test, String name) {
    return test.checks().stream()
        .filter(check -> check.name().equals(name))
        .map(Check::detail)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is none of " + test));
  }
}
