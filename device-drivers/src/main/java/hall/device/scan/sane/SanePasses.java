// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.scan.sane.SaneRaster.Samples;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts one page together from its frames: one, or one for each colour in any order (SANE Standard
/// 3.2.1, three-pass scans).
final class SanePasses {

  private static final int COLORS = 3;

  private final @Nullable Samples[] colors = new Samples[COLORS];
  private @Nullable SaneParameters first;
  private @Nullable BufferedImage whole;

  /// @param frame whole
  void add(SaneParameters parameters, boolean littleEndian, SaneFrame frame)
      throws SaneFormatException {
    var samples = SaneRaster.samples(parameters, littleEndian, frame.image(), frame.lines());
    int width = parameters.pixelsPerLine();
    if (parameters.format() == SaneParameters.RGB) {
      finish(parameters, SaneRaster.interleaved(width, samples));
    } else if (parameters.format() == SaneParameters.GRAY) {
      finish(parameters, SaneRaster.planes(width, samples));
    } else {
      color(parameters, samples);
    }
  }

  private void finish(SaneParameters parameters, BufferedImage image) throws SaneFormatException {
    if (first != null || !parameters.lastFrame()) {
      throw new SaneFormatException("a frame beside one of all colours: " + parameters);
    }
    whole = image;
  }

  private void color(SaneParameters parameters, Samples samples) throws SaneFormatException {
    int color = parameters.format() - SaneParameters.RED;
    var before = first == null ? parameters : first;
    var other = Arrays.stream(colors).filter(Objects::nonNull).findFirst().orElse(samples);
    if (colors[color] != null
        || before.pixelsPerLine() != parameters.pixelsPerLine()
        || other.stride() != samples.stride()
        || other.lines() != samples.lines()) {
      throw new SaneFormatException("%s after %s".formatted(parameters, before));
    }
    first = before;
    colors[color] = samples;
    boolean all = Arrays.stream(colors).allMatch(Objects::nonNull);
    if (all != parameters.lastFrame()) {
      throw new SaneFormatException("the wrong frame says that it is the last: " + parameters);
    }
    if (all) {
      whole =
          SaneRaster.planes(
              parameters.pixelsPerLine(),
              Arrays.stream(colors).map(Objects::requireNonNull).toArray(Samples[]::new));
    }
  }

  /// Whether nothing has come yet.
  boolean empty() {
    return whole == null && first == null;
  }

  /// The page, as soon as its last frame is there.
  @Nullable BufferedImage image() {
    return whole;
  }
}
