// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.trace.Recorder;
import hall.device.trace.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegRedactionTest {

  private static byte[] redacted(byte[] jpeg) {
    var recorder = new Recorder(() -> 0);
    recorder.received(recorder.open("http scanner"), jpeg, 0, jpeg.length);
    var clean =
        Redaction.apply(flow -> JpegRedaction.overwrite(flow, flow.bytes(), 0), recorder.entries());
    return clean.get(1).data();
  }

  private static int scan(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return at;
  }

  private static byte[] with(byte[] jpeg, int at, int... more) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, at);
    for (int value : more) {
      out.write(value);
    }
    out.write(jpeg, at, jpeg.length - at);
    return out.toByteArray();
  }

  /// Where the coded data lies, behind a segment of three components.
  private static byte[] zeros(byte[] jpeg, int scan, int end) {
    var clean = jpeg.clone();
    Arrays.fill(clean, scan + 14, end, (byte) 0);
    return clean;
  }

  @Test
  void whatIsCodedBecomesZerosAndNothingElse() throws IOException {
    var jpeg = SmallJpeg.color(64, 48);
    assertArrayEquals(zeros(jpeg, scan(jpeg), jpeg.length - 2), redacted(jpeg));
    assertEquals(JpegCheck.of(jpeg), JpegCheck.of(redacted(jpeg)));
  }

  @Test
  void fillBytesBeforeAMarkerHideNothing() throws IOException {
    var jpeg = SmallJpeg.color(64, 48);
    int scan = scan(jpeg);
    var filled = with(jpeg, scan, 0xFF, 0xFF, 0xFF);
    assertArrayEquals(zeros(filled, scan + 3, filled.length - 2), redacted(filled));
    var atTheEnd = with(jpeg, jpeg.length - 2, 0xFF, 0xFF);
    assertArrayEquals(zeros(atTheEnd, scan, jpeg.length - 2), redacted(atTheEnd));
  }

  @Test
  void whatLiesBehindTheImageIsOverwrittenToo() throws IOException {
    var jpeg = SmallJpeg.color(64, 48);
    int scan = scan(jpeg);
    var longer = with(jpeg, jpeg.length, 'p', 'i', 'x', 'e', 'l', 's');
    var clean = zeros(longer, scan, jpeg.length - 2);
    Arrays.fill(clean, jpeg.length, longer.length, (byte) 0);
    assertArrayEquals(clean, redacted(longer));
  }
}
