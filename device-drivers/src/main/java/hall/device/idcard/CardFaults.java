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

  /// Whether no card lay on the reader when the fault arose.
  static boolean gone(DeviceFault fault) {
    return fault.reason().equals("no-card") || fault.reason().equals("card-removed");
  }

  static DeviceFault noCard() {
    return noCard("请将身份证平放在读卡区。", "Lay the identity card flat on the reader.");
  }

  /// The same after a good while: a card that is laid the wrong way looks like none.
  static DeviceFault noCardDetected() {
    return noCard(
        "未检测到身份证。如已放卡，请取下卡套，拿起卡片换一面，单独平放在读卡区中央。",
        "No card is detected. If one lies there, take it out of its cover, turn it over and lay it"
            + " flat and alone in the middle of the reader.");
  }

  private static DeviceFault noCard(String zhCn, String en) {
    return new DeviceFault(
        DeviceState.USER_ERROR, "no-card", Owner.CITIZEN, Action.CLEAR, new Message(zhCn, en), "");
  }

  static DeviceFault cardNotLifted() {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "card-not-lifted",
        Owner.CITIZEN,
        Action.CLEAR,
        new Message("这张卡已读过，请拿起后重新放上。", "This card has been read: lift it and lay it again."),
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

  /// Whether the security module itself has failed.
  static boolean ofTheModule(DeviceFault fault) {
    return fault.reason().equals("sam-fault");
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
