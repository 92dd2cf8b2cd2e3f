// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

/// The controls of `linux/v4l2-controls.h` that decide whether print is readable.
enum CameraControl {
  /// `V4L2_CID_POWER_LINE_FREQUENCY`: 1 is 50 Hz, which keeps lamps of the Chinese mains from
  /// drawing bars.
  POWER_LINE_FREQUENCY(0x0098_0918),

  /// `V4L2_CID_FOCUS_ABSOLUTE`: a distance, in the camera's own unit.
  FOCUS_ABSOLUTE(0x009A_090A),

  /// `V4L2_CID_FOCUS_AUTO`: continuous autofocus.
  FOCUS_AUTO(0x009A_090C);

  final int id;

  CameraControl(int id) {
    this.id = id;
  }
}
