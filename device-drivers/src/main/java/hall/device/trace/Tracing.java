// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

/// Whether what passes between drivers and devices is looked at, and from where it comes.
public sealed interface Tracing {

  /// Straight to the device and back.
  record Off() implements Tracing {}

  /// To the device and back, and taken down.
  record Recording(Recorder recorder) implements Tracing {}

  /// No device at all: the recorded one answers.
  record Replaying(Player player) implements Tracing {}
}
