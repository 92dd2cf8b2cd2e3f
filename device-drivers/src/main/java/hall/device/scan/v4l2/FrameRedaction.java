// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.scan.GreyScan;
import hall.device.scan.MjpegRedaction;
import hall.device.scan.v4l2.CaptureSource.Frame;
import hall.device.scan.v4l2.V4l2Codec.Format;
import java.util.Arrays;
import java.util.Optional;

/// Takes the pictures out of the frames of one stream, before anything keeps them: a recording of
/// twenty seconds would otherwise be a gigabyte of somebody's papers.
///
/// What the driver decides on must be left, or the replay of a sheet that was moved would find a
/// page where there was none: whether a frame is whole, whether it is dark, and whether it shows
/// the same as the first frame of its run ([Settling]). So every frame becomes one grey all over,
/// and where a run begins anew the grey changes between two levels. That says when something moved,
/// and nothing of what. Only a whole picture that [GreyScan] can't write becomes a broken one.
final class FrameRedaction {

  /// Levels that [Settling] tells apart, for one run and the next.
  private static final int[] LIGHT = {128, 160};

  private static final int[] DARK = {8, 16};

  private static final byte NO_COLOR = (byte) 128;

  private final Format format;
  private final Settling settling = new Settling();
  private int run;

  FrameRedaction(Format format) {
    this.format = format;
  }

  /// The next frame without its picture, and otherwise as it was.
  Frame of(Frame frame) {
    var clean =
        switch (FramePicture.of(format, frame)) {
          case FramePicture.Bad _ -> damaged(frame.bytes());
          case FramePicture.Good(var picture) -> whole(frame.bytes(), picture);
        };
    return new Frame(clean, frame.declared(), frame.damaged(), frame.sequence());
  }

  private byte[] whole(byte[] bytes, FramePicture picture) {
    var view = FrameView.of(picture.luma());
    follow(view);
    int level = (view.dark() ? DARK : LIGHT)[run % 2];
    return compressed()
        ? MjpegRedaction.of(bytes, GreyScan.of(picture.bytes(), level))
        : grey(bytes.length, level);
  }

  /// No time passes for this look at the frames, so that it never settles and sees each change.
  private void follow(FrameView view) {
    switch (settling.take(view, 0)) {
      case BRIGHTENING, MOVING, FOCUSING -> run++;
      case WAITING, SETTLED -> {
        // As the first of its run.
      }
    }
  }

  private byte[] damaged(byte[] bytes) {
    return compressed() ? MjpegRedaction.of(bytes, Optional.empty()) : grey(bytes.length, LIGHT[0]);
  }

  private boolean compressed() {
    return FourCc.compressed(format.fourCc());
  }

  /// Brightness in every other byte, no colour between.
  private static byte[] grey(int length, int level) {
    var grey = new byte[length];
    Arrays.fill(grey, NO_COLOR);
    for (int at = 0; at < length; at += 2) {
      grey[at] = (byte) level;
    }
    return grey;
  }
}
