// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.SelfTest;
import hall.device.registry.DeviceRegistry;
import java.util.stream.Collectors;

/// `self-test`: the device's health, without moving paper or needing a card.
final class SelfTestCommand {

  private SelfTestCommand() {}

  static Answer run(DeviceRegistry registry, CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    try (var device = Command.open(registry::open, line)) {
      return answer(device.selfTest(deadline));
    }
  }

  static Answer answer(SelfTest test) {
    var fields =
        Fields.of(
            "checks",
            test.checks().stream()
                .map(check ->
                    Fields.of(
                        "check", check.name(), "passed", check.passed(), "detail", check.detail()))
                .toList());
    return test.passed() ? Answer.done(fields) : Answer.fault(failed(test), fields);
  }

  private static DeviceFault failed(SelfTest test) {
    var names =
        test.checks().stream()
            .filter(check -> !check.passed())
            .map(SelfTest.Check::name)
            .collect(Collectors.joining(" "));
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "self-test-failed",
        Owner.ENGINEER,
        Action.MAINTENANCE,
        new Message("设备自检未通过。", "The device failed its self-test."),
        names);
  }
}
