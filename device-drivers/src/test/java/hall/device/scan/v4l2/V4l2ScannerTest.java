// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.JpegCheck;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.v4l2.CaptureSource.Frame;
import hall.device.scan.v4l2.RecordedCamera.Event;
import hall.device.scan.v4l2.RecordedCamera.Shown;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The driver on recorded frames.
final class V4l2ScannerTest {

  private static final ScanSettings COLOR = new ScanSettings(300, Mode.COLOR, Source.AUTO);
  private static final ScanSettings GRAY = new ScanSettings(300, Mode.GRAY, Source.FLATBED);

  private final CameraDock dock = new CameraDock();

  @Test
  void aStillPictureIsThePageByteForByte() throws Exception {
    var jpeg = Scene.STILL.jpeg();
    dock.plug(FourCc.MJPG, RecordedCamera.shown(jpeg, 40));
    var page = dock.page("v4l2:/dev/video0?dpi=200", COLOR);
    assertArrayEquals(jpeg, page.jpeg());
    assertEquals(200, page.dpi());
    assertEquals(Scene.WIDTH, page.widthPx());
    assertEquals(Scene.HEIGHT, page.heightPx());
    assertTrue(dock.camera().closed);
  }

  @Test
  void framesWithoutTablesBecomeWholePages() throws Exception {
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.withoutTables(Scene.STILL.jpeg(), 64), 40));
    var page = dock.page("v4l2:/dev/video0", COLOR);
    assertInstanceOf(JpegCheck.Whole.class, JpegCheck.of(page.jpeg()));
    assertInstanceOf(JpegPixels.Decoded.class, JpegPixels.of(page.jpeg()));
    assertEquals(55, page.dpi(), "A4 in 640 pixels");
  }

  @Test
  void rawPixelsBecomeAPageInColor() throws Exception {
    dock.plug(FourCc.YUYV, RecordedCamera.shown(Scene.STILL.yuyv(2 * Scene.WIDTH), 40));
    var page = dock.page("v4l2:/dev/video0", COLOR);
    var image = ImageIO.read(new ByteArrayInputStream(page.jpeg()));
    var seal = new Color(image.getRGB(420, 355));
    assertEquals(220, seal.getRed(), 12);
    assertEquals(55, seal.getBlue(), 12);
    assertEquals(60, new Color(image.getRGB(20, 20)).getGreen(), 6);
  }

  @ParameterizedTest
  @CsvSource({"MJPG", "YUYV"})
  void aGrayPageIsGray(String format) throws Exception {
    var bytes = format.equals("MJPG") ? Scene.STILL.jpeg() : Scene.STILL.yuyv(2 * Scene.WIDTH);
    dock.plug(FourCc.of(format), RecordedCamera.shown(bytes, 40));
    var page = dock.page("v4l2:/dev/video0", GRAY);
    var check = assertInstanceOf(JpegCheck.Whole.class, JpegCheck.of(page.jpeg()));
    assertEquals(1, check.components());
    var raster = ImageIO.read(new ByteArrayInputStream(page.jpeg())).getRaster();
    assertEquals(60, raster.getSample(20, 20, 0), 4);
    assertEquals(220, raster.getSample(95, 40, 0), 4);
  }

  @Test
  void damagedFramesAreLeftOut() throws Exception {
    var jpeg = Scene.STILL.jpeg();
    var events = new ArrayList<Event>();
    events.add(new Shown(new Frame(jpeg, jpeg.length, true, 0)));
    events.add(new Shown(new Frame(new byte[0], 0, false, 1)));
    events.add(new Shown(new Frame(jpeg, jpeg.length + 5000, false, 2)));
    events.add(new Shown(new Frame(jpeg, -1, false, 3)));
    events.add(new Shown(RecordedCamera.frame(Arrays.copyOf(jpeg, jpeg.length / 2))));
    events.add(new Shown(RecordedCamera.frame(Scene.STILL.yuyv(2 * Scene.WIDTH))));
    events.add(
        new Shown(
            RecordedCamera.frame(Scene.jpeg(Scene.STILL.image().getSubimage(0, 0, 320, 240)))));
    events.addAll(RecordedCamera.shown(jpeg, 40));
    dock.plug(FourCc.MJPG, events);
    assertArrayEquals(jpeg, dock.page("v4l2:/dev/video0", COLOR).jpeg());
  }

  @Test
  void damagedFramesBetweenGoodOnesAreNoReasonToBeginAnew() throws Exception {
    var jpeg = Scene.STILL.jpeg();
    var cut = Arrays.copyOf(jpeg, jpeg.length - 3);
    var events = new ArrayList<Event>();
    for (int i = 0; i < 20; i++) {
      events.addAll(RecordedCamera.shown(jpeg, 1));
      events.addAll(RecordedCamera.shown(cut, 1));
    }
    dock.plug(FourCc.MJPG, events);
    assertArrayEquals(jpeg, dock.page("v4l2:/dev/video0", COLOR).jpeg());
  }

  @Test
  void aPageThatWasMovedIsTakenWhereItComesToRest() throws Exception {
    var events = new ArrayList<Event>();
    for (int light = -80; light < 0; light += 20) {
      events.addAll(RecordedCamera.shown(Scene.STILL.lit(light).jpeg(), 2));
    }
    events.addAll(RecordedCamera.shown(Scene.STILL.jpeg(), 8));
    for (int at = 600; at > 200; at -= 50) {
      events.addAll(RecordedCamera.shown(Scene.STILL.withHand(at).shifted(at % 7).jpeg(), 1));
    }
    var rest = Scene.STILL.shifted(30).jpeg();
    events.addAll(RecordedCamera.shown(rest, 40));
    dock.plug(FourCc.MJPG, events);
    assertArrayEquals(rest, dock.page("v4l2:/dev/video0", COLOR).jpeg());
  }

  @Test
  void aPictureThatNeverRestsIsNoPage() throws Exception {
    dock.plug(FourCc.MJPG, moving(900));
    var fault = dock.fault("v4l2:/dev/video0", COLOR);
    assertEquals("picture-unsteady", fault.reason());
    assertTrue(fault.raw().startsWith("moving"), fault.raw());
    assertTrue(dock.pages.isEmpty());
  }

  @Test
  void aShortDeadlineOfUnrestIsStillUnrest() throws Exception {
    dock.plug(FourCc.MJPG, moving(900));
    dock.seconds(2);
    assertEquals("picture-unsteady", dock.fault("v4l2:/dev/video0", COLOR).reason());
  }

  static List<Event> moving(int frames) throws IOException {
    var ends = List.of(Scene.STILL.jpeg(), Scene.STILL.shifted(40).jpeg());
    var events = new ArrayList<Event>();
    for (int i = 0; i < frames; i++) {
      events.addAll(RecordedCamera.shown(ends.get(i % 2), 1));
    }
    return events;
  }

  @Test
  void nothingButCutFramesIsTruncated() throws Exception {
    var jpeg = Scene.STILL.jpeg();
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Arrays.copyOf(jpeg, jpeg.length / 2), 300));
    var fault = dock.fault("v4l2:/dev/video0", COLOR);
    assertEquals("truncated", fault.reason());
    dock.plug(FourCc.YUYV, RecordedCamera.shown(new byte[2 * 640 * 400], 300));
    assertEquals("truncated", dock.fault("v4l2:/dev/video0", COLOR).reason());
    dock.plug(FourCc.YUYV, RecordedCamera.shown(new byte[2 * 640 * 400], 10));
    dock.seconds(1);
    assertEquals("truncated", dock.fault("v4l2:/dev/video0", COLOR).reason());
  }

  @Test
  void framesThatAreNoPicturesAreAProtocolFault() throws Exception {
    dock.plug(FourCc.MJPG, RecordedCamera.shown(new byte[5000], 300));
    assertEquals("protocol", dock.fault("v4l2:/dev/video0", COLOR).reason());
  }

  @Test
  void aSilentCameraIsToldAndAShortDeadlineIsNoAnswer() throws Exception {
    dock.plug(FourCc.MJPG, List.of());
    assertEquals("no-picture", dock.fault("v4l2:/dev/video0", COLOR).reason());
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.STILL.jpeg(), 3));
    assertEquals("no-picture", dock.fault("v4l2:/dev/video0", COLOR).reason());
    dock.plug(FourCc.MJPG, List.of());
    dock.seconds(1);
    assertTrue(dock.noAnswer("v4l2:/dev/video0", COLOR));
    assertTrue(dock.camera().closed);
  }

  @Test
  void theFeederThatACameraLacksIsMissing() throws Exception {
    dock.plug(FourCc.MJPG, List.of());
    var adf = new ScanSettings(300, Mode.COLOR, Source.ADF);
    assertEquals("source-missing", dock.fault("v4l2:/dev/video0", adf).reason());
    assertFalse(dock.camera().wish.isPresent());
  }

  @Test
  void aDriverThatTurnsTheFormatIntoAnotherIsNotBelieved() throws Exception {
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.STILL.jpeg(), 40));
    dock.camera().turningInto(new V4l2Codec.Format(640, 480, FourCc.of("NV12"), 640, 1, 0, 0));
    assertEquals("format-unsupported", dock.fault("v4l2:/dev/video0", COLOR).reason());
  }

  @Test
  void aCameraOfOtherFormatsIsSaid() throws Exception {
    dock.plug(FourCc.of("GREY"), List.of());
    var fault = dock.fault("v4l2:/dev/video0", COLOR);
    assertEquals("format-unsupported", fault.reason());
    assertEquals("the camera has GREY 320x240 640x480", fault.raw());
  }
}
