// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether a picture has come to rest: exposure and focus have settled, and neither the sheet nor a
/// hand moves.
///
/// A run of frames is at rest while every one looks like its first; it must hold both a number of
/// frames, for fast cameras, and a time, for slow hands. Thresholds: a hand's edge or a sheet moved
/// by a few millimetres changes more than one part in a hundred by more than sensor noise does.
final class Settling {

  /// What a frame adds.
  enum State {
    /// Too few frames yet.
    WAITING,
    /// The exposure changes.
    BRIGHTENING,
    /// Something moves.
    MOVING,
    /// The focus changes.
    FOCUSING,
    SETTLED
  }

  private static final int FRAMES = 5;
  private static final Duration REST = Duration.ofMillis(500);
  private static final double BRIGHTNESS_LEVELS = 3;
  private static final double CELL_LEVELS = 10;
  private static final double MOVED_SHARE = 0.01;
  private static final double SHARPNESS_RATIO = 0.85;

  /// Below this the picture is flat, and its sharpness nothing but noise.
  private static final double FLAT_SHARPNESS = 4;

  private @Nullable FrameView first;
  private long firstAt;
  private int frames;
  private State unrest = State.WAITING;

  /// Takes the next frame.
  ///
  /// @param nanos when it came
  State take(FrameView view, long nanos) {
    var anchor = first;
    var state = anchor == null ? State.WAITING : compare(anchor, view);
    if (anchor == null || state != State.SETTLED) {
      first = view;
      firstAt = nanos;
      frames = 1;
      unrest = state;
      return state;
    }
    frames++;
    return frames >= FRAMES && nanos - firstAt >= REST.toNanos() ? State.SETTLED : State.WAITING;
  }

  /// Why it last began anew.
  State unrest() {
    return unrest;
  }

  private static State compare(FrameView before, FrameView now) {
    if (before.changedShare(now, CELL_LEVELS) > MOVED_SHARE) {
      return State.MOVING;
    }
    if (Math.abs(now.mean() - before.mean()) > BRIGHTNESS_LEVELS) {
      return State.BRIGHTENING;
    }
    double low = Math.min(before.sharpness(), now.sharpness());
    double high = Math.max(before.sharpness(), now.sharpness());
    return high > FLAT_SHARPNESS && low < SHARPNESS_RATIO * high ? State.FOCUSING : State.SETTLED;
  }
}
