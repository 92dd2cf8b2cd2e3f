// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.http.Stop;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.device.scan.v4l2.V4l2Codec.Format;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One picture: frames are taken until what they show has come to rest, and the last is the page.
final class CameraJob {

  /// A camera starts within a second or two; after this without a frame it hangs.
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /// How long nothing but damaged frames may come.
  private static final Duration DAMAGE = Duration.ofSeconds(5);

  /// How long the citizen may move the sheet, and the lens hunt.
  private static final Duration UNREST = Duration.ofSeconds(20);

  /// How soon an interruption or a cancellation is noticed.
  private static final Duration SLICE = Duration.ofMillis(50);

  /// Throws when the operation must not go on.
  @FunctionalInterface
  interface Check {
    void now() throws Stop, InterruptedException;
  }

  private final CaptureSource source;
  private final CameraPlan plan;
  private final ScanSettings settings;
  private final Deadline deadline;
  private final Check goingOn;
  private final Settling settling = new Settling();
  private int frames;
  private int damaged;
  private String damage = "";
  private boolean cut;

  CameraJob(
      CaptureSource source,
      CameraPlan plan,
      ScanSettings settings,
      Deadline deadline,
      Check goingOn) {
    this.source = source;
    this.plan = plan;
    this.settings = settings;
    this.deadline = deadline;
    this.goingOn = goingOn;
  }

  ScannedPage run(CaptureSource.Camera camera) throws IOException, Stop, InterruptedException {
    if (settings.source() == ScanSettings.Source.ADF) {
      throw Stop.because(ScanFaults.noSuchSource("a camera has no feeder"));
    }
    var wish = plan.wish(camera);
    var format = source.start(wish);
    if (format.fourCc() != wish.fourCc()) {
      throw Stop.because(
          ScanFaults.formatUnsupported(
              "%s turned into %s"
                  .formatted(FourCc.text(wish.fourCc()), FourCc.text(format.fourCc()))));
    }
    var picture = settled(format);
    return picture.page(settings.mode(), plan.dpi(picture.luma().width(), picture.luma().height()));
  }

  private FramePicture settled(Format format) throws IOException, Stop, InterruptedException {
    var silence = deadline.within(SILENCE);
    @Nullable Deadline broken = null;
    var unrest = deadline.within(UNREST);
    while (true) {
      goingOn.now();
      var frame = source.next(deadline.within(SLICE));
      if (frame.isEmpty()) {
        if (silence.passed()) {
          throw silent();
        }
        continue;
      }
      silence = deadline.within(SILENCE);
      frames++;
      switch (FramePicture.of(format, frame.get())) {
        case FramePicture.Bad bad -> {
          note(bad);
          broken = broken == null ? deadline.within(DAMAGE) : broken;
          if (broken.passed()) {
            throw damaged();
          }
        }
        case FramePicture.Good(var picture) -> {
          broken = null;
          var view = FrameView.of(picture.luma());
          if (settling.take(view, deadline.ticker().nanos()) == Settling.State.SETTLED) {
            return picture;
          }
        }
      }
      if (unrest.passed()) {
        throw unsteady();
      }
    }
  }

  private void note(FramePicture.Bad bad) {
    damaged++;
    damage = bad.raw();
    cut = bad.cut();
  }

  /// Without any frame in a short deadline, nothing is known of the camera.
  private Stop silent() {
    if (damaged > 0 && damaged == frames) {
      return damaged();
    }
    if (frames > 0 && deadline.passed()) {
      return unsteady();
    }
    return deadline.passed()
        ? Stop.late()
        : Stop.because(
            CameraFaults.noPicture(
                "no frame for %d s after %d".formatted(SILENCE.toSeconds(), frames)));
  }

  private Stop damaged() {
    var raw = "%d of %d frames damaged, the last: %s".formatted(damaged, frames, damage);
    return Stop.because(cut ? Faults.truncated(raw) : Faults.protocol(raw));
  }

  private Stop unsteady() {
    return Stop.because(
        CameraFaults.unsteady(
            "%s after %d frames"
                .formatted(settling.unrest().name().toLowerCase(Locale.ROOT), frames)));
  }
}
