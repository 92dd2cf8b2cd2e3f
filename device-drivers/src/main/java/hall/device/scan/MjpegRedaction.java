// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A frame of Motion JPEG without its picture: as long, with the same segments at the same places.
///
/// | part | of a whole frame | of a damaged one |
/// |---|---|---|
/// | markers and lengths | kept | kept |
/// | SOF | kept | its sizes only |
/// | DHT, DQT, DRI, SOS, APP14, the head of APP0 | kept | zeros |
/// | other segments, which may hold a small picture | zeros | zeros |
/// | entropy-coded data | one grey, then fill bytes | fill bytes |
/// | behind EOI, where buffers keep older frames | zeros | zeros |
///
/// Zeros in place of coded data would decode as too much or too little, and the driver would take
/// every frame of the replay for a broken one; so a whole frame gets coded data that is right. What
/// is left over is filled with FF, which may stand before any marker (T.81 B.1.1.2). In a damaged
/// frame the segments may be something else than they say, so nothing of them is believed.
public final class MjpegRedaction {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int HEAD = 14;
  private static final int SIZES = 6;

  private final byte[] frame;
  private final byte[] clean;
  private final Optional<byte[]> coded;

  private MjpegRedaction(byte[] frame, Optional<byte[]> coded) {
    this.frame = frame;
    this.clean = new byte[frame.length];
    this.coded = coded;
  }

  /// The frame without its picture; a frame that is no JPEG image becomes zeros.
  ///
  /// @param coded what comes in place of the picture of a whole frame; empty where it is not whole
  public static byte[] of(byte[] frame, Optional<byte[]> coded) {
    return new MjpegRedaction(frame, coded).run();
  }

  private byte[] run() {
    if (frame.length < 2 || u8(0) != 0xFF || u8(1) != SOI) {
      return clean;
    }
    keep(0, 2);
    int at = 2;
    while (at + 1 < frame.length && u8(at) == 0xFF && u8(at + 1) != EOI) {
      at = u8(at + 1) == 0xFF ? fillByte(at) : marker(at);
    }
    if (at + 1 < frame.length && u8(at) == 0xFF) {
      keep(at, 2);
    }
    return clean;
  }

  private int fillByte(int at) {
    keep(at, 1);
    return at + 1;
  }

  /// @return where the next marker must stand
  private int marker(int at) {
    int marker = u8(at + 1);
    keep(at, 2);
    if (marker == 0x01 || (marker >= 0xD0 && marker <= SOI)) {
      return at + 2;
    }
    if (at + 4 > frame.length) {
      return frame.length;
    }
    keep(at + 2, 2);
    int length = u8(at + 2) << 8 | u8(at + 3);
    int end = at + 2 + length;
    if (length < 2 || end > frame.length) {
      return frame.length;
    }
    keep(at + 4, Math.min(length - 2, kept(marker, at + 4)));
    return marker == SOS ? picture(end) : end;
  }

  /// How many bytes of a segment say nothing about the picture.
  private int kept(int marker, int from) {
    boolean sizes = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xCC;
    if (coded.isEmpty()) {
      return sizes ? SIZES : 0;
    }
    return switch (marker) {
      case 0xC4, SOS, 0xDB, 0xDD, 0xEE -> Integer.MAX_VALUE;
      case 0xE0 -> named(from, "JFIF") || named(from, "AVI1") ? HEAD : 0;
      default -> sizes ? Integer.MAX_VALUE : 0;
    };
  }

  private boolean named(int from, String name) {
    var letters = name.getBytes(StandardCharsets.US_ASCII);
    int to = from + letters.length;
    return to <= frame.length && Arrays.equals(frame, from, to, letters, 0, letters.length);
  }

  private int picture(int from) {
    int to = from;
    while (to < frame.length && !ends(to)) {
      to++;
    }
    Arrays.fill(clean, from, to, (byte) 0xFF);
    if (coded.isPresent() && coded.get().length <= to - from) {
      System.arraycopy(coded.get(), 0, clean, from, coded.get().length);
    }
    return to;
  }

  /// Coded data goes on over stuffed bytes and restart markers.
  private boolean ends(int at) {
    if (u8(at) != 0xFF || at + 1 >= frame.length) {
      return false;
    }
    int next = u8(at + 1);
    return next != 0 && (next < 0xD0 || next > 0xD7);
  }

  private void keep(int from, int length) {
    System.arraycopy(frame, from, clean, from, length);
  }

  private int u8(int at) {
    return frame[at] & 0xFF;
  }
}
