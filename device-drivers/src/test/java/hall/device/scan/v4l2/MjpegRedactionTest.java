// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.GreyScan;
import hall.device.scan.JpegCheck;
import hall.device.scan.MjpegRedaction;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames of Motion JPEG without their pictures, as the platform's decoder sees them.
final class MjpegRedactionTest {

  private static final String SECRET = "110101199001010015";
  private static final int PIECE = 5;

  /// What a camera may send.
  ///
  /// @param sampling of brightness against colour: 22, 21 or 11
  /// @param restart units between two restart markers, 0 for none
  private static byte[] jpeg(int sampling, int restart, float quality) throws IOException {
    var image = sampling == 0 ? gray() : Scene.STILL.image();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      var metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), settings);
      var root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
      if (sampling > 0) {
        var first = (IIOMetadataNode) root.getElementsByTagName("componentSpec").item(0);
        first.setAttribute("HsamplingFactor", String.valueOf(sampling / 10));
        first.setAttribute("VsamplingFactor", String.valueOf(sampling % 10));
      }
      if (restart > 0) {
        var dri = new IIOMetadataNode("dri");
        dri.setAttribute("interval", String.valueOf(restart));
        root.getElementsByTagName("markerSequence").item(0).appendChild(dri);
      }
      metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage gray() {
    var gray = new BufferedImage(Scene.WIDTH, Scene.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    gray.getGraphics().drawImage(Scene.STILL.image(), 0, 0, null);
    return gray;
  }

  private static byte[] redacted(byte[] frame, int level) {
    var whole = assertInstanceOf(MjpegCodec.Whole.class, MjpegCodec.decode(frame));
    return MjpegRedaction.of(frame, GreyScan.of(whole.jpeg(), level));
  }

  /// The brightness of a frame that decodes without a warning and is the same all over.
  private static int grey(byte[] frame) {
    var whole = assertInstanceOf(MjpegCodec.Whole.class, MjpegCodec.decode(frame));
    var luma = assertInstanceOf(JpegPixels.Decoded.class, JpegPixels.of(whole.jpeg())).luma();
    for (int y = 0; y < luma.height(); y++) {
      for (int x = 0; x < luma.width(); x++) {
        assertEquals(luma.at(0, 0), luma.at(x, y));
      }
    }
    return luma.at(0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "22, 0, 0.9",
    "21, 0, 0.9",
    "11, 0, 0.5",
    "0, 0, 0.9",
    "22, 1, 0.9",
    "21, 40, 0.75",
    "22, 7, 1",
  })
  void aWholeFrameIsOneGreyAllOver(int sampling, int restart, float quality) throws IOException {
    var jpeg = jpeg(sampling, restart, quality);
    var middle = redacted(jpeg, 128);
    assertEquals(jpeg.length, middle.length);
    assertEquals(128, grey(middle));
    for (int level : new int[] {0, 8, 16, 127, 160, 255}) {
      assertEquals(level, grey(redacted(jpeg, level)), 1);
    }
    assertEquals(restart > 0, HexFormat.of().formatHex(jpeg).contains("ffdd0004"));
    assertEquals(JpegCheck.of(jpeg), JpegCheck.of(middle));
    assertCodedAlike(jpeg, middle, GreyScan.of(jpeg, 128).orElseThrow());
  }

  /// The head of the frame, what every picture of this size becomes, fill bytes, EOI.
  private static void assertCodedAlike(byte[] jpeg, byte[] clean, byte[] coded) {
    int from = scan(jpeg);
    int to = from + coded.length;
    assertTrue(Arrays.equals(jpeg, 0, from, clean, 0, from));
    assertTrue(Arrays.equals(coded, 0, coded.length, clean, from, to));
    for (int at = to; at < clean.length - 1; at++) {
      assertEquals((byte) 0xFF, clean[at]);
    }
    assertEquals((byte) 0xD9, clean[clean.length - 1]);
  }

  @Test
  void everyPictureBecomesTheSame() throws IOException {
    var one = GreyScan.of(Scene.STILL.jpeg(), 160).orElseThrow();
    for (var scene : List.of(Scene.STILL.shifted(40), Scene.STILL.lit(-50).withHand(200))) {
      assertArrayEquals(one, GreyScan.of(scene.jpeg(), 160).orElseThrow());
    }
  }

  @Test
  void aFrameWithoutTablesIsStillOneWithout() throws IOException {
    var frame = Scene.withoutTables(Scene.STILL.jpeg(), 0);
    var middle = redacted(frame, 128);
    assertEquals(128, grey(middle));
    assertEquals(scan(frame), scan(middle));
    assertTrue(Arrays.equals(frame, 0, scan(frame), middle, 0, scan(frame)), "the head is kept");
  }

  /// Where the coded data begins.
  private static int scan(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return at + 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
  }

  /// Pieces of bytes that are all different, for zeros and fill bytes are everywhere.
  private static void assertNoPieceOf(byte[] frame, int from, int to, byte[] clean) {
    var text = new String(clean, StandardCharsets.ISO_8859_1);
    int looked = 0;
    for (int at = from; at + PIECE <= to; at++) {
      var piece = new String(frame, at, PIECE, StandardCharsets.ISO_8859_1);
      if (piece.chars().distinct().count() == PIECE) {
        looked++;
        assertFalse(text.contains(piece), "at byte " + at);
      }
    }
    assertTrue(looked > 300, looked + " pieces");
  }

  @Test
  void whatStandsBesideThePictureIsOverwrittenToo() throws IOException {
    var jpeg = Scene.STILL.jpeg();
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    for (int marker : new int[] {0xE0, 0xE1, 0xED, 0xFE}) {
      out.write(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (2 + SECRET.length())});
      out.writeBytes(SECRET.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(jpeg, 2, jpeg.length - 2);
    out.writeBytes(SECRET.getBytes(StandardCharsets.US_ASCII));
    var frame = out.toByteArray();
    for (var coded :
        List.of(
            GreyScan.of(((MjpegCodec.Whole) MjpegCodec.decode(frame)).jpeg(), 128),
            Optional.<byte[]>empty())) {
      var clean = MjpegRedaction.of(frame, coded);
      assertFalse(new String(clean, StandardCharsets.ISO_8859_1).contains(SECRET.substring(0, 4)));
      assertEquals(JpegCheck.of(frame), JpegCheck.of(clean));
    }
  }

  /// The picture lies where the tables should be, as after a packet that was lost.
  @Test
  void nothingOfADamagedFrameIsBelieved() throws IOException {
    var jpeg = Scene.STILL.jpeg();
    int scan = scan(jpeg);
    for (int marker : new int[] {0xC4, 0xDB, 0xDA, 0xE0, 0xC0}) {
      var frame = Arrays.copyOf(jpeg, 10_000);
      System.arraycopy(jpeg, scan, frame, 6, 9000);
      System.arraycopy(new byte[] {(byte) 0xFF, (byte) marker, 32, 0}, 0, frame, 2, 4);
      var clean = MjpegRedaction.of(frame, Optional.empty());
      assertEquals(frame.length, clean.length);
      assertNoPieceOf(frame, 12, 9000, clean);
      assertEquals(JpegCheck.of(frame).getClass(), JpegCheck.of(clean).getClass());
    }
  }

  @Test
  void aProgressivePictureBecomesABrokenOne() throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(Scene.STILL.image(), null, null), settings);
    } finally {
      writer.dispose();
    }
    var frame = bytes.toByteArray();
    assertEquals(Optional.empty(), GreyScan.of(frame, 128));
    var clean = MjpegRedaction.of(frame, Optional.empty());
    var whole = assertInstanceOf(MjpegCodec.Whole.class, MjpegCodec.decode(clean));
    assertInstanceOf(JpegPixels.Broken.class, JpegPixels.of(whole.jpeg()));
  }

  @Test
  void whateverComesKeepsItsLengthAndItsKindOfDamage() throws IOException {
    var random = new SplittableRandom(20261125);
    var jpeg = Scene.withoutTables(Scene.STILL.jpeg(), 30);
    int kinds = 0;
    for (int round = 0; round < 3000; round++) {
      var frame = Arrays.copyOf(jpeg, random.nextInt(jpeg.length + 1));
      for (int i = random.nextInt(4); i > 0 && frame.length > 0; i--) {
        frame[random.nextInt(Math.min(frame.length, 400))] = (byte) random.nextInt();
      }
      var clean = MjpegRedaction.of(frame, Optional.empty());
      assertEquals(frame.length, clean.length);
      var check = JpegCheck.of(frame);
      assertEquals(check.getClass(), JpegCheck.of(clean).getClass(), check.toString());
      kinds |= check instanceof JpegCheck.Cut ? 1 : check instanceof JpegCheck.Foreign ? 2 : 4;
    }
    assertNotEquals(0, kinds & 1);
    assertNotEquals(0, kinds & 2);
  }
}
