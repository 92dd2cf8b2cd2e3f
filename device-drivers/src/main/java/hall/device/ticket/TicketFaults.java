// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;

/// The faults that only a ticket printer has.
final class TicketFaults {

  private TicketFaults() {}

  static DeviceFault cutter(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "cutter",
        Owner.ATTENDANT,
        Action.CLEAR,
        new Message("切纸刀卡住了，请工作人员处理。", "The cutter is stuck: an attendant must clear it."),
        raw);
  }

  static DeviceFault unrecoverable(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "printer-error",
        Owner.ENGINEER,
        Action.MAINTENANCE,
        new Message("小票打印机故障，请联系维护人员。", "The ticket printer has failed: call maintenance."),
        raw);
  }

  static DeviceFault recovering(String raw) {
    return new DeviceFault(
        DeviceState.DEVICE_BUSY,
        "recovering",
        Owner.SOFTWARE,
        Action.RESET,
        new Message(
            "小票打印机正在恢复（如过热降温），请稍候。",
            "The ticket printer is recovering, for example cooling down: wait a moment."),
        raw);
  }

  static DeviceFault offline(String raw) {
    return new DeviceFault(
        DeviceState.OFFLINE,
        "offline",
        Owner.ATTENDANT,
        Action.RESET,
        new Message(
            "小票打印机已脱机，请工作人员检查。", "The ticket printer is offline: an attendant must check it."),
        raw);
  }

  /// A warning: it still prints.
  static DeviceFault paperLow(String raw) {
    return new DeviceFault(
        DeviceState.ONLINE,
        "media-low",
        Owner.ATTENDANT,
        Action.MAINTENANCE,
        new Message("小票纸即将用完，请准备更换。", "The ticket paper is running low: have a new roll ready."),
        raw);
  }
}
