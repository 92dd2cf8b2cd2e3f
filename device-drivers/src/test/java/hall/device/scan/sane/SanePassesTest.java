// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanePassesTest {

  private static final int GREEN = 3;
  private static final int BLUE = 4;

  @ParameterizedTest
  @ValueSource(strings = {"234", "432", "324"})
  void threePassesInAnyOrderAreOnePage(String order) throws SaneFormatException {
    var passes = new SanePasses();
    assertTrue(passes.empty());
    int last = order.charAt(order.length() - 1) - '0';
    for (int color : order.chars().map(digit -> digit - '0').toArray()) {
      assertNull(passes.image());
      add(passes, color, color == last, 2);
      assertFalse(passes.empty());
    }
    var image = passes.image();
    assertNotNull(image);
    assertEquals(0xFF22_3242, image.getRGB(0, 0));
    assertEquals(0xFF23_3343, image.getRGB(1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {SaneParameters.GRAY, SaneParameters.RGB})
  void aFrameOfAllColoursIsAPageAtOnce(int format) throws SaneFormatException {
    var passes = new SanePasses();
    add(passes, format, true, 2);
    assertNotNull(passes.image());
  }

  /// The frames before it, then the one that does not fit: its number, whether it says that it is
  /// the last, its width.
  @ParameterizedTest
  @CsvSource({
    "'', 1, false, 2",
    "2, 2, false, 2",
    "2, 1, true, 2",
    "2, 0, true, 2",
    "2, 3, true, 2",
    "2, 3, false, 1",
    "23, 4, false, 2"
  })
  void framesThatDoNotBelongTogetherAreRefused(String before, int format, boolean last, int width)
      throws SaneFormatException {
    var passes = new SanePasses();
    for (int color : before.chars().map(digit -> digit - '0').toArray()) {
      add(passes, color, false, 2);
    }
    assertThrows(SaneFormatException.class, () -> add(passes, format, last, width));
  }

  @Test
  void linesThatAreCountedAtTheEndMustAgreeToo() throws SaneFormatException {
    var passes = new SanePasses();
    add(passes, SaneParameters.RED, false, 2);
    assertThrows(
        SaneFormatException.class,
        () -> passes.add(parameters(GREEN, false, 2, -1), false, frame(GREEN, 2, -1, 2)));
  }

  private static void add(SanePasses passes, int format, boolean last, int width)
      throws SaneFormatException {
    passes.add(parameters(format, last, width, 1), false, frame(format, width, 1, 1));
  }

  private static SaneParameters parameters(int format, boolean last, int width, int lines) {
    return new SaneParameters(
        format, last, width * (format == SaneParameters.RGB ? 3 : 1), width, lines, 8);
  }

  /// Samples that tell their colour: 22 23 in red, 32 33 in green, 42 43 in blue.
  private static SaneFrame frame(int format, int width, int lines, int sent)
      throws SaneFormatException {
    assertTrue(List.of(0, 1, 2, GREEN, BLUE).contains(format));
    var parameters = parameters(format, true, width, lines);
    var wire = new ByteArrayOutputStream();
    int size = parameters.bytesPerLine() * sent;
    wire.writeBytes(new SaneAnswers().word(size).bytes());
    for (int i = 0; i < size; i++) {
      wire.write(format * 16 + 2 + i % width);
    }
    wire.writeBytes(HexFormat.of().parseHex("FFFFFFFF05"));
    var frame = new SaneFrame(parameters);
    frame.take(wire.toByteArray(), 0, wire.size());
    assertTrue(frame.whole());
    return frame;
  }
}
