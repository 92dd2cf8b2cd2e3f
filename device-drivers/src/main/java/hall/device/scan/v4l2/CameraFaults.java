// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static hall.device.DeviceFault.Action.CLEAR;
import static hall.device.DeviceFault.Action.MAINTENANCE;
import static hall.device.DeviceFault.Action.RESET;
import static hall.device.DeviceFault.Owner.ATTENDANT;
import static hall.device.DeviceFault.Owner.CITIZEN;
import static hall.device.DeviceFault.Owner.ENGINEER;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Message;
import hall.device.DeviceState;
import hall.device.Faults;
import java.io.IOException;

/// The faults that only document cameras have.
final class CameraFaults {

  private CameraFaults() {}

  /// What the kernel's refusal means for people.
  static DeviceFault of(IOException refusal) {
    var raw = String.valueOf(refusal.getMessage());
    if (!(refusal instanceof CallFailed failed)) {
      return ioError(raw);
    }
    return switch (failed.errno()) {
      case CallFailed.ENOENT,
          CallFailed.ENOTDIR,
          CallFailed.ENXIO,
          CallFailed.ENODEV,
          CallFailed.ESHUTDOWN ->
          Faults.disconnected(raw);
      case CallFailed.EBUSY -> Faults.busy(raw);
      case CallFailed.EACCES, CallFailed.EPERM -> accessDenied(raw);
      case CallFailed.ENOSPC -> noBandwidth(raw);
      case CallFailed.ENOTTY -> notACamera(raw);
      case CallFailed.EINVAL, CallFailed.ERANGE -> refused(failed, raw);
      default -> ioError(raw);
    };
  }

  /// What the kernel calls an invalid argument depends on the question.
  private static DeviceFault refused(CallFailed failed, String raw) {
    if (failed.call().startsWith(V4l2Ioctl.QUERYCAP.word())) {
      return notACamera(raw);
    }
    return failed.call().startsWith(V4l2Ioctl.S_CTRL.word()) ? optionRefused(raw) : ioError(raw);
  }

  /// The path leads to something else.
  static DeviceFault notACamera(String raw) {
    return new DeviceFault(
        DeviceState.NO_DEVICE,
        "not-a-camera",
        ENGINEER,
        MAINTENANCE,
        new Message("配置的设备不是摄像头，请检查配置。", "The configured device is not a camera."),
        raw);
  }

  /// This program may not use the camera.
  static DeviceFault accessDenied(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "access-denied",
        ENGINEER,
        MAINTENANCE,
        new Message("系统不允许使用摄像头，请检查权限。", "The system does not let this program use the camera."),
        raw);
  }

  /// Other devices on the same USB leave too little for the picture.
  static DeviceFault noBandwidth(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "no-bandwidth",
        ENGINEER,
        MAINTENANCE,
        new Message(
            "USB带宽不足，请将摄像头换接到其他USB口。", "Too little USB bandwidth: plug the camera in elsewhere."),
        raw);
  }

  /// An option of the URI that the camera does not take.
  static DeviceFault optionRefused(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "option-refused",
        ENGINEER,
        MAINTENANCE,
        new Message("摄像头不接受配置的选项。", "The camera does not take a configured option."),
        raw);
  }

  /// The camera stopped in the middle.
  static DeviceFault ioError(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "io-error",
        ATTENDANT,
        RESET,
        new Message("摄像头通信出错，请重新插拔后重试。", "The camera stopped answering: plug it in again."),
        raw);
  }

  /// The camera is there and sends no frame.
  static DeviceFault noPicture(String raw) {
    return new DeviceFault(
        DeviceState.HARDWARE_ERROR,
        "no-picture",
        ATTENDANT,
        RESET,
        new Message("摄像头没有画面，请重新插拔后重试。", "The camera sends no picture: plug it in again."),
        raw);
  }

  /// A moving sheet or hand, or a lamp or lens that does not come to rest.
  static DeviceFault unsteady(String raw) {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "picture-unsteady",
        CITIZEN,
        CLEAR,
        new Message(
            "画面不稳定，请放平材料并移开手。",
            "The picture is unsteady: lay the sheet flat, take your hands away."),
        raw);
  }
}
