// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.JpegCheck;
import hall.device.scan.v4l2.MjpegCodec.Cut;
import hall.device.scan.v4l2.MjpegCodec.Foreign;
import hall.device.scan.v4l2.MjpegCodec.Whole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MjpegCodecTest {

  private static Whole whole(byte[] frame) {
    return assertInstanceOf(Whole.class, MjpegCodec.decode(frame));
  }

  @Test
  void aFrameWithTablesPassesUnchanged() throws IOException {
    var frame = Scene.STILL.jpeg();
    assertSame(frame, whole(frame).jpeg());
  }

  @Test
  void paddingBehindTheEndIsLeftOut() throws IOException {
    var frame = Scene.STILL.jpeg();
    assertArrayEquals(frame, whole(Arrays.copyOf(frame, frame.length + 100)).jpeg());
  }

  @Test
  void missingTablesAreThoseThatTheEncoderUsed() throws IOException {
    var frame = Scene.STILL.jpeg();
    var bare = Scene.withoutTables(frame, 37);
    assertTrue(bare.length < frame.length);
    assertInstanceOf(JpegPixels.Broken.class, JpegPixels.of(bare));
    var completed = whole(bare);
    assertEquals(Scene.WIDTH, completed.widthPx());
    assertEquals(Scene.HEIGHT, completed.heightPx());
    assertArrayEquals(luma(frame), luma(completed.jpeg()));
  }

  /// The segment as ITU-T T.81 K.3.3 gives it: its head, and the counts of the four tables.
  @Test
  void theTablesStandInOneSegmentBeforeTheScan() throws IOException {
    var hex = HexFormat.of().formatHex(whole(Scene.withoutTables(Scene.STILL.jpeg(), 0)).jpeg());
    int at = hex.indexOf("ffc401a2");
    assertTrue(at > 0);
    assertEquals("ffda", hex.substring(at + 2 * (2 + 0x1A2), at + 2 * (2 + 0x1A2) + 4));
    assertTrue(hex.startsWith("00" + "00010501010101010100000000000000", at + 8));
    assertTrue(hex.contains("10" + "0002010303020403050504040000017d"));
    assertTrue(hex.contains("01" + "00030101010101010101010000000000"));
    assertTrue(hex.contains("11" + "00020102040403040705040400010277"));
  }

  @Test
  void everyTruncationPointIsCut() throws IOException {
    var bare = Scene.withoutTables(Scene.STILL.jpeg(), 0);
    for (int count = 0; count < bare.length; count += count < 1000 ? 1 : 97) {
      assertInstanceOf(Cut.class, MjpegCodec.decode(Arrays.copyOf(bare, count)));
    }
  }

  @Test
  void somethingElseIsForeign() {
    assertInstanceOf(Foreign.class, MjpegCodec.decode(new byte[100]));
  }

  @Test
  void aHoleInTheMiddleIsNoticedThoughTheFrameEndsWell() throws IOException {
    var frame = Scene.STILL.jpeg();
    var holed = new ByteArrayOutputStream();
    holed.write(frame, 0, frame.length / 2);
    holed.write(frame, frame.length * 3 / 4, frame.length - frame.length * 3 / 4);
    assertInstanceOf(JpegCheck.Whole.class, JpegCheck.of(holed.toByteArray()));
    assertInstanceOf(JpegPixels.Broken.class, JpegPixels.of(holed.toByteArray()));
  }

  @Test
  void mutatedFramesNeverThrowAndNeverGrowByMoreThanTheTables() throws IOException {
    var random = new Random(20260104);
    var original = Scene.withoutTables(Scene.STILL.jpeg(), 16);
    for (int i = 0; i < 20_000; i++) {
      var bytes = original.clone();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        // Half of the damage hits the head, where the decisions are made.
        int at = random.nextBoolean() ? random.nextInt(700) : random.nextInt(bytes.length);
        bytes[at] = (byte) random.nextInt(256);
      }
      switch (MjpegCodec.decode(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)))) {
        case Whole image -> assertTrue(image.jpeg().length <= bytes.length + 2 + 0x1A2);
        case Cut cut -> assertTrue(!cut.raw().isEmpty());
        case Foreign foreign -> assertTrue(!foreign.raw().isEmpty());
      }
    }
  }

  @Test
  void mutatedImagesDecodeOrAreBroken() throws IOException {
    var random = new Random(20260105);
    var original = Scene.jpeg(Scene.STILL.image().getSubimage(60, 20, 96, 64));
    int broken = 0;
    for (int i = 0; i < 3000; i++) {
      var bytes = original.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt(256);
      }
      var format = new V4l2Codec.Format(96, 64, FourCc.MJPG, 0, bytes.length, 0, 0);
      switch (FramePicture.of(format, RecordedCamera.frame(bytes))) {
        case FramePicture.Good(var picture) -> assertTrue(picture.luma().width() < 112);
        case FramePicture.Bad bad -> broken += bad.raw().isEmpty() ? 0 : 1;
      }
    }
    assertTrue(broken > 500, "only %d were noticed".formatted(broken));
  }

  private static byte[] luma(byte[] jpeg) {
    var plane = assertInstanceOf(JpegPixels.Decoded.class, JpegPixels.of(jpeg)).luma();
    var luma = new byte[plane.width() * plane.height()];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) plane.at(i % plane.width(), i / plane.width());
    }
    return luma;
  }
}
