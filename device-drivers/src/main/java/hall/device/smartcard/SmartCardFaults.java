// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;

/// The faults of smart cards, their readers and the service between.
public final class SmartCardFaults {

  private SmartCardFaults() {}

  public static DeviceFault noCard() {
    return citizen(
        "no-card",
        "请将卡片插入读卡器，或平放在感应区。",
        "Put the card into the reader, or lay it on the reader.",
        "");
  }

  public static DeviceFault cardRemoved(String raw) {
    return citizen(
        "card-removed",
        "读卡未完成时卡片被取走，请重新放卡，听到提示后再取走。",
        "The card was taken away too early: put it back and wait for the signal.",
        raw);
  }

  /// A card that is there and does not answer.
  public static DeviceFault cardMute(String raw) {
    return citizen(
        "card-mute",
        "卡片没有响应，请检查卡片方向，取出后重新放入。",
        "The card does not answer: take it out, check which way round it goes and put it back.",
        raw);
  }

  public static DeviceFault cardUnreadable(String raw) {
    return citizen(
        "card-unreadable",
        "未能读取卡片，请取出擦净后重新放入。",
        "The card can't be read: take it out, wipe it and put it back.",
        raw);
  }

  /// A travel document that does not accept the key, or a card that shows nothing without a PIN.
  public static DeviceFault accessDenied(String raw) {
    return citizen(
        "access-denied",
        "证件拒绝读取，请核对证件号码、出生日期和有效期。",
        "The document refuses to be read: check its number, the date of birth and the date of expiry.",
        raw);
  }

  /// pcscd does not run.
  public static DeviceFault serviceDown(String raw) {
    return service(
        "card-service-down",
        Action.RESET,
        "读卡服务未运行，请联系维护人员启动 pcscd。",
        "The card service does not run: have pcscd started.",
        raw);
  }

  /// libpcsclite is not installed.
  public static DeviceFault serviceMissing(String raw) {
    return service(
        "card-service-missing",
        Action.MAINTENANCE,
        "未安装读卡服务，请联系维护人员安装 pcscd。",
        "The card service is not installed: have pcscd installed.",
        raw);
  }

  /// pcscd does not let this user at cards (polkit).
  public static DeviceFault serviceRefused(String raw) {
    return service(
        "card-service-refused",
        Action.MAINTENANCE,
        "系统不允许使用读卡服务，请联系维护人员设置权限。",
        "The system does not allow this program to use cards: have the permission set.",
        raw);
  }

  /// Several readers have the name of the URI.
  public static DeviceFault readerAmbiguous(String raw) {
    return service(
        "reader-ambiguous",
        Action.MAINTENANCE,
        "有多个读卡器名称相同，请联系维护人员写明完整名称。",
        "Several readers fit the configured name: have the whole name configured.",
        raw);
  }

  private static DeviceFault citizen(String reason, String zhCn, String en, String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR, reason, Owner.CITIZEN, Action.CLEAR, new Message(zhCn, en), raw);
  }

  private static DeviceFault service(
      String reason, Action action, String zhCn, String en, String raw) {
    return new DeviceFault(
        DeviceState.OFFLINE, reason, Owner.ENGINEER, action, new Message(zhCn, en), raw);
  }
}
