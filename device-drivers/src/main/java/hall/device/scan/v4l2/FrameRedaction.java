// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.scan.v4l2.CaptureSource.Frame;
import hall.device.scan.v4l2.V4l2Codec.Format;
import java.util.Arrays;
import java.util.Optional;

/// Takes the pictures out of the frames of one stream, before anything keeps them: a recording of
/// twenty seconds would otherwise be a gigabyte of somebody's papers.
///
/// What the driver decides on must be left, or the replay of a sheet that was moved would find a
/// page where there was none: whether a frame is whole, and whether it shows the same as the first
/// frame of its run ([Settling]). So every frame becomes one grey all over, and where a run begins
/// anew the grey changes between two levels. That says when something moved, and nothing of what.
/// Only a whole picture that [GreyScan] can't write becomes a broken one.
final class FrameRedaction {

  private static final byte MIDDLE = (byte) 0x80;
  private static final byte BRIGHT = (byte) 0xA0;

  private final Format format;
  private final Settling settling = new Settling();
  private boolean bright;

  FrameRedaction(Format format) {
    this.format = format;
  }

  /// The next frame without its picture, and otherwise as it was.
  Frame of(Frame frame) {
    var clean =
        switch (FramePicture.of(format, frame)) {
          case FramePicture.Bad _ -> damaged(frame.bytes());
          case FramePicture.Good(var picture) -> {
            follow(picture);
            yield whole(frame.bytes(), picture);
          }
        };
    return new Frame(clean, frame.declared(), frame.damaged(), frame.sequence());
  }

  /// No time passes for this look at the frames, so that it never settles and sees each change.
  private void follow(FramePicture picture) {
    switch (settling.take(FrameView.of(picture.luma()), 0)) {
      case BRIGHTENING, MOVING, FOCUSING -> bright = !bright;
      case WAITING, SETTLED -> {
        // As the first of its run.
      }
    }
  }

  private byte[] whole(byte[] bytes, FramePicture picture) {
    return compressed()
        ? MjpegRedaction.of(bytes, GreyScan.of(picture.bytes(), bright))
        : grey(bytes.length, bright ? BRIGHT : MIDDLE);
  }

  private byte[] damaged(byte[] bytes) {
    return compressed() ? MjpegRedaction.of(bytes, Optional.empty()) : grey(bytes.length, MIDDLE);
  }

  private boolean compressed() {
    return FourCc.compressed(format.fourCc());
  }

  /// Brightness in every other byte, no colour between.
  private static byte[] grey(int length, byte level) {
    var grey = new byte[length];
    Arrays.fill(grey, MIDDLE);
    for (int at = 0; at < length; at += 2) {
      grey[at] = level;
    }
    return grey;
  }
}
