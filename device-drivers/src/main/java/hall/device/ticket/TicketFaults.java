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

  /// Inside, where no citizen can reach it.
  static DeviceFault ticketJam(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "media-jam",
        Owner.ATTENDANT,
        Action.CLEAR,
        new Message("小票卡住了，请工作人员处理。", "A ticket is stuck: an attendant must clear it."),
        raw);
  }

  /// The model has a presenter, and this printer does not answer for one.
  static DeviceFault presenterSilent(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "presenter-silent",
        Owner.ENGINEER,
        Action.MAINTENANCE,
        new Message(
            "小票出口装置没有应答，请联系维护人员。", "The ticket presenter does not answer: call maintenance."),
        raw);
  }

  /// An earlier ticket stands in the outlet and can't be drawn back.
  static DeviceFault outletBlocked(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "outlet-blocked",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message("请先取走出口处的小票。", "Please take the ticket from the outlet first."),
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
