// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;

/// A finger on the glass: real pointer events of the display, as the touch panel's driver makes
/// them.
final class Finger {

  private static final Duration TOUCH = Duration.ofMillis(30);
  private static final int STROKE_STEPS = 12;

  private final Robot robot;
  private final Rectangle glass;

  private Finger(Robot robot, Rectangle glass) {
    this.robot = robot;
    this.glass = glass;
  }

  static Finger on(int width, int height) {
    try {
      return new Finger(new Robot(), new Rectangle(0, 0, width, height));
    } catch (AWTException e) {
      throw new IllegalStateException("no pointer on this display", e);
    }
  }

  void tap(Rectangle target) throws InterruptedException {
    robot.mouseMove((int) target.getCenterX(), (int) target.getCenterY());
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    Thread.sleep(TOUCH);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  /// Draws straight strokes between points given as fractions of an area.
  void draw(Rectangle area, double[][] strokes) throws InterruptedException {
    for (var stroke : strokes) {
      at(area, stroke[0], stroke[1]);
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      for (int i = 2; i < stroke.length; i += 2) {
        for (int step = 1; step <= STROKE_STEPS; step++) {
          double part = (double) step / STROKE_STEPS;
          at(
              area,
              stroke[i - 2] + (stroke[i] - stroke[i - 2]) * part,
              stroke[i - 1] + (stroke[i + 1] - stroke[i - 1]) * part);
          Thread.sleep(Duration.ofMillis(8));
        }
      }
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
      Thread.sleep(TOUCH);
    }
  }

  private void at(Rectangle area, double x, double y) {
    robot.mouseMove(
        (int) Math.round(area.x + x * area.width), (int) Math.round(area.y + y * area.height));
  }

  /// What the glass shows, as PNG.
  void photograph(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(robot.createScreenCapture(glass), "png", file.toFile());
  }
}
