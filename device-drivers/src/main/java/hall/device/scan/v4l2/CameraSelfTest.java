// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.SelfTestRun;
import hall.device.http.Stop;
import hall.device.scan.v4l2.V4l2Codec.Format;
import java.io.IOException;
import java.time.Duration;

/// The checks of a camera that is open: `format`, `frame`, `light`.
///
/// Frames are looked at whole, and nothing of them is kept but how bright they are.
final class CameraSelfTest {

  /// A camera starts within a second or two, and an exposure that begins in the dark finds its way
  /// in as much. No citizen waits here: a slow machine must not make a broken camera of a good one.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// How soon an interruption or a cancellation is noticed.
  private static final Duration SLICE = Duration.ofMillis(50);

  private final SelfTestRun run;
  private final CaptureSource source;
  private final Deadline deadline;
  private final CameraJob.Check goingOn;
  private boolean whole;
  private double light;
  private String trouble = "no frame";

  CameraSelfTest(
      SelfTestRun run, CaptureSource source, Deadline deadline, CameraJob.Check goingOn) {
    this.run = run;
    this.source = source;
    this.deadline = deadline;
    this.goingOn = goingOn;
  }

  void on(CaptureSource.Camera camera, CameraPlan plan)
      throws IOException, Stop, InterruptedException {
    run.next("format");
    var wish = plan.wish(camera);
    run.pass("%s %dx%d".formatted(FourCc.text(wish.fourCc()), wish.width(), wish.height()));
    run.next("frame");
    var format = source.start(wish);
    if (format.fourCc() == wish.fourCc()) {
      look(format);
    } else {
      trouble = "turned into " + FourCc.text(format.fourCc());
    }
    if (whole) {
      run.next("light").judge(light >= FrameView.DARK, "mean %.0f of 255".formatted(light));
    } else {
      run.fail(trouble);
    }
  }

  /// Until a frame is bright enough, or none will be.
  private void look(Format format) throws IOException, Stop, InterruptedException {
    var patience = deadline.within(PATIENCE);
    boolean late;
    do {
      goingOn.now();
      // Whatever took the time, the camera is asked once after it is up.
      late = patience.passed();
      var frame = source.next(deadline.within(SLICE));
      if (frame.isPresent()) {
        see(FramePicture.of(format, frame.get()));
      }
    } while (light < FrameView.DARK && !late);
  }

  private void see(FramePicture.Look look) {
    switch (look) {
      case FramePicture.Good(var picture) -> {
        light = FrameView.of(picture.luma()).mean();
        if (!whole) {
          whole = true;
          run.pass("%dx%d".formatted(picture.luma().width(), picture.luma().height()));
        }
      }
      case FramePicture.Bad(_, var raw) -> trouble = raw;
    }
  }
}
