// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static hall.device.DeviceFault.Action.MAINTENANCE;
import static hall.device.DeviceFault.Action.RESET;
import static hall.device.DeviceFault.Owner.ATTENDANT;
import static hall.device.DeviceFault.Owner.ENGINEER;
import static hall.device.DeviceFault.Owner.SOFTWARE;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Message;
import hall.device.DeviceState;

/// The faults that only scanners behind a SANE daemon have.
final class SaneFaults {

  private SaneFaults() {}

  /// The daemon has no device of that name.
  static DeviceFault unknownDevice(String raw) {
    return new DeviceFault(
        DeviceState.NO_DEVICE,
        "device-unknown",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描服务找不到该扫描仪，请检查配置。", "The scan service does not know this scanner."),
        raw);
  }

  /// The daemon, or the device, forbids this terminal or did not take its password.
  static DeviceFault accessDenied(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "access-denied",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描服务拒绝了本终端，请检查配置。", "The scan service refuses this terminal."),
        raw);
  }

  /// The daemon asks for a name and a password, and this terminal has none that it may send.
  static DeviceFault authorisationRequired(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "authorisation-required",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描服务要求口令，请在配置中指定。", "The scan service asks for a password: configure one."),
        raw);
  }

  /// The lamp is not ready yet.
  static DeviceFault warmingUp(String raw) {
    return new DeviceFault(
        DeviceState.STARTING,
        "warming-up",
        SOFTWARE,
        RESET,
        new Message("扫描仪正在预热，请稍候。", "The scanner is warming up: wait a moment."),
        raw);
  }

  /// The scanner and its daemon lost each other.
  static DeviceFault inputOutput(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "io-error",
        ATTENDANT,
        RESET,
        new Message("扫描仪通信出错，请检查后重试。", "The scanner stopped answering: check it and try again."),
        raw);
  }

  /// An option of the URI that the device does not have or take.
  static DeviceFault optionRefused(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "option-refused",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描仪不接受配置的选项。", "The scanner does not take a configured option."),
        raw);
  }
}
