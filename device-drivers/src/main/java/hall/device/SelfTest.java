// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.util.List;

/// What a device's health check found; nothing is printed, fed or read for it.
public record SelfTest(List<Check> checks) {

  /// One thing looked at.
  ///
  /// @param name a stable kebab-case word, such as `answers`
  /// @param detail what was seen, for the engineer; never personal data
  public record Check(String name, boolean passed, String detail) {}

  public SelfTest {
    checks = List.copyOf(checks);
  }

  public boolean passed() {
    return checks.stream().allMatch(Check::passed);
  }

  /// What a status alone shows: it answers, it can work, and it warns of nothing.
  public static SelfTest of(DeviceStatus status) {
    var fault = status.fault();
    var said = fault.map(f -> f.reason() + " " + f.raw()).orElse("").strip();
    boolean answers =
        switch (status.state()) {
          case OFFLINE, POWER_OFF, NO_DEVICE -> false;
          case ONLINE, DEVICE_BUSY, STARTING, HARDWARE_ERROR, USER_ERROR, FRAUD_ATTEMPT -> true;
        };
    return new SelfTest(
        List.of(
            new Check("answers", answers, answers ? status.state().word() : said),
            new Check("ready", status.usable(), status.usable() ? "" : said),
            new Check("no-warning", fault.isEmpty(), said)));
  }
}
