// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static hall.device.DeviceFault.Action.CLEAR;
import static hall.device.DeviceFault.Action.MAINTENANCE;
import static hall.device.DeviceFault.Owner.CITIZEN;
import static hall.device.DeviceFault.Owner.ENGINEER;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Message;
import hall.device.DeviceState;

/// The faults that only eSCL scanners tell.
final class EsclFaults {

  private EsclFaults() {}

  /// A sheet that the duplex path can't turn.
  static DeviceFault sheetUnfit(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "sheet-unfit",
        CITIZEN,
        CLEAR,
        new Message(
            "这张纸太短或太长，请放到玻璃上扫描。", "This sheet is too short or too long: scan it on the glass."),
        raw);
  }

  /// More sheets than the feeder takes.
  static DeviceFault feederOverloaded(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "feeder-overloaded",
        CITIZEN,
        CLEAR,
        new Message("纸放得太多，请取出一部分。", "The feeder holds too much paper: take some out."),
        raw);
  }

  /// The scanner wants a password, or its web page forbids scanning.
  static DeviceFault accessDenied(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "access-denied",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描仪拒绝了本终端，请检查配置。", "The scanner refuses this terminal."),
        raw);
  }
}
