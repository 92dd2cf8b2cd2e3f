// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hall.device.scan.v4l2.Settling.State;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class SettlingTest {

  private static final long FRAME_NANOS = 33_000_000;

  private static final Map<Scene, byte[]> SHOTS = new ConcurrentHashMap<>();

  private final Settling settling = new Settling();
  private long nanos;

  private State take(Scene scene) {
    nanos += FRAME_NANOS;
    return settling.take(view(scene, new Random(nanos)), nanos);
  }

  /// With the noise of a sensor.
  private static FrameView view(Scene scene, Random noise) {
    var yuyv = SHOTS.computeIfAbsent(scene, one -> one.yuyv(2 * Scene.WIDTH)).clone();
    for (int i = 0; i < yuyv.length; i += 2) {
      yuyv[i] = (byte) Math.clamp((yuyv[i] & 0xFF) + (int) (3 * noise.nextGaussian()), 16, 235);
    }
    return FrameView.of(new LumaPlane(yuyv, 0, 2, 2 * Scene.WIDTH, Scene.WIDTH, Scene.HEIGHT));
  }

  private int framesUntilSettled(Scene scene) {
    for (int frame = 1; frame < 100; frame++) {
      if (take(scene) == State.SETTLED) {
        return frame;
      }
    }
    throw new AssertionError("never: " + settling.unrest());
  }

  @Test
  void aStillPictureSettlesInHalfASecond() {
    assertEquals(17, framesUntilSettled(Scene.STILL));
  }

  @Test
  void aSlowCameraNeedsFiveFrames() {
    for (int frame = 1; frame < 5; frame++) {
      nanos += 1_000_000_000;
      assertEquals(State.WAITING, take(Scene.STILL));
    }
    assertEquals(State.SETTLED, take(Scene.STILL));
  }

  @Test
  void aRisingExposureIsWaitedFor() {
    for (int light = -100; light < 0; light += 10) {
      assertNotEquals(State.SETTLED, take(Scene.STILL.lit(light)));
    }
    assertEquals(State.BRIGHTENING, settling.unrest());
    assertEquals(17, 1 + framesUntilSettled(Scene.STILL), 1);
  }

  @Test
  void aCreepingExposureIsWaitedForToo() {
    for (int light = -60; light < 0; light++) {
      assertNotEquals(State.SETTLED, take(Scene.STILL.lit(light)));
    }
    assertEquals(State.BRIGHTENING, settling.unrest());
  }

  @Test
  void aSheetThatMovesByThreePixelsAFrameIsWaitedFor() {
    for (int shift = 0; shift < 90; shift += 3) {
      assertNotEquals(State.SETTLED, take(Scene.STILL.shifted(shift)));
    }
    assertEquals(State.MOVING, settling.unrest());
  }

  @Test
  void aHandThatGoesAwayIsWaitedFor() {
    for (int frame = 0; frame < 10; frame++) {
      take(Scene.STILL.withHand(300));
    }
    for (int at = 300; at < 700; at += 40) {
      assertNotEquals(State.SETTLED, take(Scene.STILL.withHand(at)));
    }
    assertEquals(State.MOVING, settling.unrest());
    assertEquals(16, framesUntilSettled(Scene.STILL), 1);
  }

  @Test
  void aHuntingLensIsWaitedFor() {
    for (int blur = 8; blur > 0; blur--) {
      assertNotEquals(State.SETTLED, take(Scene.STILL.blurred(blur)));
      assertNotEquals(State.SETTLED, take(Scene.STILL.blurred(blur)));
    }
    assertEquals(16, framesUntilSettled(Scene.STILL), 1);
  }

  @Test
  void whatOnlyGrowsSharperIsTheFocus() {
    var cells = new float[64 * 48];
    for (int sharpness = 100; sharpness < 1000; sharpness += 100) {
      nanos += FRAME_NANOS;
      assertNotEquals(State.SETTLED, settling.take(new FrameView(cells, 0, sharpness), nanos));
    }
    assertEquals(State.FOCUSING, settling.unrest());
  }

  @Test
  void theSameSheetInOtherLightIsTheSameSheet() {
    var before = view(Scene.STILL, new Random(1));
    assertEquals(0, before.changedShare(view(Scene.STILL.lit(-15), new Random(2)), 10), 0.001);
    assertEquals(true, before.changedShare(view(Scene.STILL.shifted(6), new Random(2)), 10) > 0.01);
  }
}
