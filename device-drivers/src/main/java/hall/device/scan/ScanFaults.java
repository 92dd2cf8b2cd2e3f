// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import static hall.device.DeviceFault.Action.CLEAR;
import static hall.device.DeviceFault.Action.MAINTENANCE;
import static hall.device.DeviceFault.Action.RESET;
import static hall.device.DeviceFault.Owner.ATTENDANT;
import static hall.device.DeviceFault.Owner.CITIZEN;
import static hall.device.DeviceFault.Owner.ENGINEER;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Message;
import hall.device.DeviceState;

/// The faults that only scanners have.
public final class ScanFaults {

  private ScanFaults() {}

  /// No paper in the feeder.
  public static DeviceFault feederEmpty(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "feeder-empty",
        CITIZEN,
        CLEAR,
        new Message("进纸器里没有纸，请放入材料。", "The feeder is empty: put your papers in."),
        raw);
  }

  /// Two sheets went in at once; a page is missing.
  public static DeviceFault doubleFeed(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "double-feed",
        CITIZEN,
        CLEAR,
        new Message("一次进了多张纸，请整理后重新放入。", "Two sheets went in at once: lay them in again."),
        raw);
  }

  /// The scanner lacks the source that was asked for.
  public static DeviceFault noSuchSource(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "source-missing",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描仪没有所需的进纸方式。", "The scanner lacks the paper source that was asked for."),
        raw);
  }

  /// The scanner can't deliver a page in a form that the driver takes.
  public static DeviceFault formatUnsupported(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "format-unsupported",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描仪不支持所需的图像格式。", "The scanner lacks the image format that is needed."),
        raw);
  }

  /// The scanner gave up the job by itself.
  public static DeviceFault aborted(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "job-aborted",
        ATTENDANT,
        RESET,
        new Message("扫描被设备中止，请重试。", "The scanner aborted the job: try again."),
        raw);
  }

  /// The scanner says that it is out of order.
  public static DeviceFault down(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "device-down",
        ENGINEER,
        MAINTENANCE,
        new Message("扫描仪故障，请联系维护人员。", "The scanner is out of order: call maintenance."),
        raw);
  }
}
