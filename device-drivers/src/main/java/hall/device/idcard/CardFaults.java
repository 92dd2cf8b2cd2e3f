// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;

/// The faults that only a card reader has.
final class CardFaults {

  private CardFaults() {}

  static DeviceFault noCard() {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "no-card",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message("请将身份证平放在读卡区。", "Lay the identity card flat on the reader."),
        "");
  }

  static DeviceFault cardRemoved(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "card-removed",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message(
            "读卡未完成时卡片被移开，请重新放卡，听到提示后再取走。",
            "The card was taken away too early: lay it again and wait for the signal."),
        raw);
  }

  static DeviceFault cardUnreadable(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "card-unreadable",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message("未能读取卡片，请拿起后重新平放。", "The card can't be read: lift it and lay it flat again."),
        raw);
  }

  static DeviceFault checksum(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "checksum",
        Owner.ENGINEER,
        Action.MAINTENANCE,
        new Message(
            "读卡数据校验多次失败，请联系维护人员检查连接线。",
            "The data arrives damaged again and again: have the cable checked."),
        raw);
  }

  static DeviceFault samFault(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "sam-fault",
        Owner.ENGINEER,
        Action.MAINTENANCE,
        new Message(
            "读卡器安全模块故障，请联系维护人员。", "The reader's security module has failed: call maintenance."),
        raw);
  }

  static DeviceFault wrongRate(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "wrong-rate",
        Owner.ENGINEER,
        Action.MAINTENANCE,
        new Message(
            "读卡器通信速率不符，请联系维护人员。", "The reader uses no baud rate we know: call maintenance."),
        raw);
  }
}
