// SPDX-License-Identifier: Apache-2.0
package hall.device.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/// Samples of 8 bits, row by row without gaps.
///
/// @param channels 1 for gray with 0 black; 3 for blue, green, red in this order
/// @param samples of the whole picture; shared, not copied
public record Picture(int width, int height, int channels, byte[] samples) {

  public static final int GRAY = 1;
  public static final int COLOR = 3;

  public Picture {
    if ((channels != GRAY && channels != COLOR)
        || width < 1
        || height < 1
        || samples.length != Math.multiplyExact(Math.multiplyExact(width, height), channels)) {
      throw new IllegalArgumentException("%dx%dx%d".formatted(width, height, channels));
    }
  }

  /// A white one.
  public static Picture blank(int width, int height, int channels) {
    var samples = Spares.take(Math.multiplyExact(Math.multiplyExact(width, height), channels));
    Arrays.fill(samples, (byte) 255);
    return new Picture(width, height, channels, samples);
  }

  /// Shares the samples where they lie as they must; transparent pixels count as white paper.
  public static Picture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean gray =
        image.getRaster().getNumBands() == 1
            && image.getColorModel().getNumColorComponents() == 1
            && image.getRaster().getSampleModel().getSampleSize(0) == 8;
    int channels = gray ? GRAY : COLOR;
    if ((gray || image.getType() == BufferedImage.TYPE_3BYTE_BGR)
        && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
        && image.getRaster().getSampleModel() instanceof ComponentSampleModel model
        && model.getScanlineStride() == width * channels
        && buffer.getOffset() == 0
        && buffer.getData().length == width * height * channels) {
      return new Picture(width, height, channels, buffer.getData());
    }
    return gray ? copiedGray(image) : copiedColor(image);
  }

  private static Picture copiedGray(BufferedImage image) {
    int width = image.getWidth();
    var samples = new byte[width * image.getHeight()];
    var row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        samples[y * width + x] = (byte) row[x];
      }
    }
    return new Picture(width, image.getHeight(), GRAY, samples);
  }

  private static Picture copiedColor(BufferedImage image) {
    int width = image.getWidth();
    var samples = new byte[width * image.getHeight() * COLOR];
    var row = new int[width];
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        samples[to++] = onWhite(argb, argb & 0xFF);
        samples[to++] = onWhite(argb, argb >> 8 & 0xFF);
        samples[to++] = onWhite(argb, argb >> 16 & 0xFF);
      }
    }
    return new Picture(width, image.getHeight(), COLOR, samples);
  }

  private static byte onWhite(int argb, int value) {
    int alpha = argb >>> 24;
    return (byte) (alpha == 255 ? value : (value * alpha + 255 * (255 - alpha)) / 255);
  }

  /// The same samples as an image to draw on or to show.
  public BufferedImage image() {
    int type = channels == GRAY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    var image = new BufferedImage(width, height, type);
    System.arraycopy(
        samples,
        0,
        ((DataBufferByte) image.getRaster().getDataBuffer()).getData(),
        0,
        samples.length);
    return image;
  }

  /// In shades of gray; the picture itself where it is.
  public Picture gray() {
    if (channels == GRAY) {
      return this;
    }
    var gray = new byte[width * height];
    for (int i = 0, from = 0; i < gray.length; i++, from += COLOR) {
      int blue = samples[from] & 0xFF;
      int green = samples[from + 1] & 0xFF;
      int red = samples[from + 2] & 0xFF;
      gray[i] = (byte) ((306 * red + 601 * green + 117 * blue) >> 10);
    }
    return new Picture(width, height, GRAY, gray);
  }

  /// With three channels; the picture itself where it has them.
  public Picture colored() {
    if (channels == COLOR) {
      return this;
    }
    var colored = new byte[samples.length * COLOR];
    for (int i = 0, to = 0; i < samples.length; i++) {
      colored[to++] = samples[i];
      colored[to++] = samples[i];
      colored[to++] = samples[i];
    }
    return new Picture(width, height, COLOR, colored);
  }

  /// As wide and high as what fits into it `by` times, each pixel the mean of a square.
  public Picture shrunk(int by) {
    if (channels != GRAY) {
      throw new IllegalArgumentException("only gray pictures shrink");
    }
    if (by == 1) {
      return this;
    }
    int w = Math.max(1, width / by);
    int h = Math.max(1, height / by);
    var small = new byte[w * h];
    var sums = new int[w];
    int area = Math.min(by, width) * Math.min(by, height);
    for (int y = 0; y < h; y++) {
      Arrays.fill(sums, 0);
      for (int dy = 0; dy < by && y * by + dy < height; dy++) {
        add(sums, (y * by + dy) * width, by);
      }
      for (int x = 0; x < w; x++) {
        small[y * w + x] = (byte) (sums[x] / area);
      }
    }
    return new Picture(w, h, GRAY, small);
  }

  private void add(int[] sums, int row, int by) {
    int from = row;
    for (int x = 0; x < sums.length; x++) {
      int sum = 0;
      for (int dx = 0; dx < by && dx < width; dx++) {
        sum += samples[from++] & 0xFF;
      }
      sums[x] += sum;
    }
  }

  /// Leaves the samples to the next picture of this size; whoever says so is the last who has this
  /// one, or one that shares its samples.
  public void leave() {
    Spares.give(samples);
  }

  /// Never the samples.
  @Override
  public String toString() {
    return "Picture[%dx%dx%d]".formatted(width, height, channels);
  }
}
