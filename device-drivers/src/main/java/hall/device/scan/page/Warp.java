// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;

/// Makes a new picture out of another's pixels, each between four (bilinear), in two bands at once.
final class Warp {

  /// Positions have 16 bits behind the point, weights 8.
  private static final int FINE = 16;

  private static final double ONE = 1 << FINE;

  /// Beyond this many pixels the fixed-point positions would overflow.
  private static final int LONGEST_SIDE = 32_000;

  private static final int BANDS = 2;

  private final Picture source;
  private final Mapping mapping;
  private final byte[] paper;
  private final Picture made;

  private Warp(Picture source, Mapping mapping, byte[] paper) {
    this.source = source;
    this.mapping = mapping;
    this.paper = paper;
    this.made = Picture.blank(mapping.width(), mapping.height(), source.channels());
  }

  /// @param paper what shows where the source has nothing, one sample a channel
  static Picture of(Picture source, Mapping mapping, byte[] paper) throws InterruptedException {
    if (Math.max(source.width(), source.height()) > LONGEST_SIDE) {
      throw new IllegalArgumentException("too large: " + source);
    }
    var warp = new Warp(source, mapping, paper);
    int middle = mapping.height() / BANDS;
    var upper = Meanwhile.does(() -> warp.band(0, middle));
    warp.band(middle, mapping.height());
    upper.result();
    return warp.made;
  }

  private Picture band(int from, int to) {
    boolean affine = mapping.affine();
    for (int y = from; y < to; y++) {
      if (affine) {
        straightRow(y);
      } else {
        perspectiveRow(y);
      }
    }
    return made;
  }

  /// Steps by whole units of 1/65536 pixel; the error over a row stays under a tenth of a pixel.
  private void straightRow(int y) {
    var h = mapping.h();
    int stepX = (int) Math.round(h[0] * ONE);
    int stepY = (int) Math.round(h[3] * ONE);
    int u = fixed(h[0] * 0.5 + h[1] * (y + 0.5) + h[2]);
    int v = fixed(h[3] * 0.5 + h[4] * (y + 0.5) + h[5]);
    int to = y * mapping.width() * made.channels();
    // The stretch of the row that lies inside; the rest is paper.
    if (made.channels() == Picture.COLOR) {
      colorRow(u, v, stepX, stepY, to);
    } else {
      grayRow(u, v, stepX, stepY, to);
    }
  }

  private void colorRow(int u0, int v0, int stepX, int stepY, int start) {
    var in = source.samples();
    var out = made.samples();
    int stride = source.width() * Picture.COLOR;
    int right = source.width() - 1;
    int bottom = source.height() - 1;
    int u = u0;
    int v = v0;
    int to = start;
    for (int x = mapping.width(); x > 0; x--, u += stepX, v += stepY, to += Picture.COLOR) {
      int left = u >> FINE;
      int top = v >> FINE;
      if (left < 0 || top < 0 || left >= right || top >= bottom) {
        edge(left, top, to);
        continue;
      }
      int a = (u >>> 8) & 0xFF;
      int b = (v >>> 8) & 0xFF;
      int at = top * stride + left * Picture.COLOR;
      int below = at + stride;
      int w11 = a * b;
      int w10 = (b << 8) - w11;
      int w01 = (a << 8) - w11;
      int w00 = 65536 - w11 - w10 - w01;
      out[to] =
          (byte)
              (((in[at] & 0xFF) * w00
                      + (in[at + 3] & 0xFF) * w01
                      + (in[below] & 0xFF) * w10
                      + (in[below + 3] & 0xFF) * w11
                      + 32768)
                  >> 16);
      out[to + 1] =
          (byte)
              (((in[at + 1] & 0xFF) * w00
                      + (in[at + 4] & 0xFF) * w01
                      + (in[below + 1] & 0xFF) * w10
                      + (in[below + 4] & 0xFF) * w11
                      + 32768)
                  >> 16);
      out[to + 2] =
          (byte)
              (((in[at + 2] & 0xFF) * w00
                      + (in[at + 5] & 0xFF) * w01
                      + (in[below + 2] & 0xFF) * w10
                      + (in[below + 5] & 0xFF) * w11
                      + 32768)
                  >> 16);
    }
  }

  private void grayRow(int u0, int v0, int stepX, int stepY, int start) {
    int u = u0;
    int v = v0;
    for (int x = 0; x < mapping.width(); x++, u += stepX, v += stepY) {
      grayPixel(u, v, start + x);
    }
  }

  private void grayPixel(int u, int v, int to) {
    int left = u >> FINE;
    int top = v >> FINE;
    if (left < 0 || top < 0 || left >= source.width() - 1 || top >= source.height() - 1) {
      edge(left, top, to);
      return;
    }
    var in = source.samples();
    int a = (u >>> 8) & 0xFF;
    int b = (v >>> 8) & 0xFF;
    int at = top * source.width() + left;
    int below = at + source.width();
    int above = (in[at] & 0xFF) * (256 - a) + (in[at + 1] & 0xFF) * a;
    int under = (in[below] & 0xFF) * (256 - a) + (in[below + 1] & 0xFF) * a;
    made.samples()[to] = (byte) ((above * (256 - b) + under * b + 32768) >> 16);
  }

  private void perspectiveRow(int y) {
    var h = mapping.h();
    int width = mapping.width();
    int channels = made.channels();
    int to = y * width * channels;
    double v = y + 0.5;
    double a = h[0] * 0.5 + h[1] * v + h[2];
    double b = h[3] * 0.5 + h[4] * v + h[5];
    double c = h[6] * 0.5 + h[7] * v + h[8];
    for (int x = 0; x < width; x++, to += channels) {
      double scale = 1 / c;
      int atX = fixed(a * scale);
      int atY = fixed(b * scale);
      if (channels == Picture.COLOR) {
        colorPixel(atX, atY, to);
      } else {
        grayPixel(atX, atY, to);
      }
      a += h[0];
      b += h[3];
      c += h[6];
    }
  }

  private void colorPixel(int u, int v, int to) {
    int left = u >> FINE;
    int top = v >> FINE;
    if (left < 0 || top < 0 || left >= source.width() - 1 || top >= source.height() - 1) {
      edge(left, top, to);
      return;
    }
    var in = source.samples();
    int a = (u >>> 8) & 0xFF;
    int b = (v >>> 8) & 0xFF;
    int at = (top * source.width() + left) * Picture.COLOR;
    int below = at + source.width() * Picture.COLOR;
    for (int i = 0; i < Picture.COLOR; i++) {
      int above = (in[at + i] & 0xFF) * (256 - a) + (in[at + i + 3] & 0xFF) * a;
      int under = (in[below + i] & 0xFF) * (256 - a) + (in[below + i + 3] & 0xFF) * a;
      made.samples()[to + i] = (byte) ((above * (256 - b) + under * b + 32768) >> 16);
    }
  }

  /// The outermost pixels as they are, paper beyond them.
  private void edge(int left, int top, int to) {
    int channels = made.channels();
    boolean inside =
        left >= -1 && top >= -1 && left <= source.width() - 1 && top <= source.height() - 1;
    int x = Math.clamp(left, 0, source.width() - 1);
    int y = Math.clamp(top, 0, source.height() - 1);
    for (int i = 0; i < channels; i++) {
      made.samples()[to + i] =
          inside ? source.samples()[(y * source.width() + x) * channels + i] : paper[i];
    }
  }

  /// The position of the pixel whose middle lies up and to the left.
  private static int fixed(double position) {
    return (int) Math.floor((position - 0.5) * ONE + 0.5);
  }
}
