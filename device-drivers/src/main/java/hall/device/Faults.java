// SPDX-License-Identifier: Apache-2.0
package hall.device;

import static hall.device.DeviceFault.Action.CLEAR;
import static hall.device.DeviceFault.Action.MAINTENANCE;
import static hall.device.DeviceFault.Action.RESET;
import static hall.device.DeviceFault.Owner.ATTENDANT;
import static hall.device.DeviceFault.Owner.CITIZEN;
import static hall.device.DeviceFault.Owner.ENGINEER;
import static hall.device.DeviceFault.Owner.SOFTWARE;

import hall.device.DeviceFault.Message;

/// The faults that more than one driver can have, each with its sentence for people.
public final class Faults {

  private static final String NO_ANSWER = "no answer ";

  private Faults() {}

  /// The device, its cable or its network is gone.
  public static DeviceFault disconnected(String raw) {
    return new DeviceFault(
        DeviceState.OFFLINE,
        "disconnected",
        ATTENDANT,
        RESET,
        new Message(
            "设备未连接，请工作人员检查电源和连接线。", "The device is not connected: check its power and cable."),
        raw);
  }

  /// The way to the device is open, and the device says nothing; also `disconnected`.
  ///
  /// @param when what was asked, such as `to status`
  public static DeviceFault silence(String when) {
    return disconnected(NO_ANSWER + when);
  }

  /// Whether it is silence rather than a port or host that is not there.
  public static boolean silent(DeviceFault fault) {
    return fault.reason().equals("disconnected") && fault.raw().startsWith(NO_ANSWER);
  }

  /// Another operation holds the device.
  public static DeviceFault busy(String raw) {
    return new DeviceFault(
        DeviceState.DEVICE_BUSY,
        "busy",
        SOFTWARE,
        RESET,
        new Message("设备正忙，请稍候再试。", "The device is busy: try again in a moment."),
        raw);
  }

  /// Somebody ended the operation before the device was done.
  public static DeviceFault canceled() {
    return new DeviceFault(
        DeviceState.ONLINE,
        "canceled",
        SOFTWARE,
        CLEAR,
        new Message("操作已取消。", "The operation was cancelled."),
        "");
  }

  /// An operation did not end by its deadline and had to be interrupted.
  public static DeviceFault stuck(String operation) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "stuck",
        ENGINEER,
        RESET,
        new Message("设备长时间没有响应，正在重新连接。", "The device hangs and is being reconnected."),
        operation);
  }

  /// The device answered something that its protocol does not allow.
  public static DeviceFault protocol(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "protocol",
        SOFTWARE,
        MAINTENANCE,
        new Message(
            "设备应答异常，请联系维护人员。", "The device answered something unexpected: call maintenance."),
        raw);
  }

  /// Data ended before its declared length.
  public static DeviceFault truncated(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "truncated",
        SOFTWARE,
        RESET,
        new Message("数据不完整，请重试。", "The data is incomplete: try again."),
        raw);
  }

  /// No paper or card where one is needed.
  public static DeviceFault mediaEmpty(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "media-empty",
        ATTENDANT,
        MAINTENANCE,
        new Message("打印纸已用完，请工作人员加纸。", "Out of paper: an attendant must add paper."),
        raw);
  }

  /// Paper stuck in the way.
  public static DeviceFault mediaJam(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "media-jam",
        CITIZEN,
        CLEAR,
        new Message("卡纸了，请取出卡住的纸张。", "Paper is jammed: take out the jammed sheet."),
        raw);
  }

  /// A cover that must be closed.
  public static DeviceFault coverOpen(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "cover-open",
        ATTENDANT,
        CLEAR,
        new Message("设备盖未合好，请合上盖子。", "A cover is open: close it."),
        raw);
  }
}
