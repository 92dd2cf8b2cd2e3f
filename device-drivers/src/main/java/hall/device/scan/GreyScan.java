// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.scan.CodedBits.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The entropy-coded data of a picture that is one grey all over, coded with the tables of another
/// picture of the same size (ITU-T T.81 Annex F.1.2, sequential Huffman coding in one scan).
///
/// Nothing is left out, so it decodes without a warning; and no picture takes less, for each block
/// says nothing but "as before" and "end of block".
public final class GreyScan {

  private static final int SOF0 = 0xC0;
  private static final int SOF1 = 0xC1;
  private static final int DHT = 0xC4;
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int DRI = 0xDD;
  private static final int SAMPLE_BITS = 8;
  private static final int BLOCK = 8;

  /// The brightness that needs no bits.
  private static final int MIDDLE = 128;

  /// A component of the frame: how many blocks wide and high in each unit, and its quantizer.
  private record Component(int wide, int high, int quantizer) {}

  /// A component of the scan and its codes.
  private record Part(int blocks, Code same, Code end) {}

  private final byte[] jpeg;
  private final Map<Integer, byte[]> tables = new HashMap<>();
  private final Map<Integer, Integer> quantizers = new HashMap<>();
  private final Map<Integer, Component> components = new HashMap<>();
  private int brightness = -1;
  private int width;
  private int height;
  private int restart;

  private GreyScan(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  /// The coded data, restart markers included.
  ///
  /// @param jpeg a whole image with its tables, which was decoded without a warning
  /// @param level of the grey, 0 to 255; the nearest that the quantizer has is taken
  /// @return empty for an image of another kind, such as a progressive one
  public static Optional<byte[]> of(byte[] jpeg, int level) {
    return new GreyScan(jpeg).run(level);
  }

  private Optional<byte[]> run(int level) {
    int at = 2;
    while (u8(at + 1) != SOS) {
      if (u8(at + 1) == 0xFF) {
        at++;
      } else {
        segment(u8(at + 1), at + 4, at + 2 + u16(at + 2));
        at += 2 + u16(at + 2);
      }
    }
    int header = at + 4;
    var parts = parts(header);
    var first = first(header, level);
    if (parts.isEmpty() || first.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(units(parts, first.get()));
  }

  private void segment(int marker, int from, int to) {
    switch (marker) {
      case SOF0, SOF1 -> frame(from);
      case DHT -> huffman(from, to);
      case DQT -> quantizers(from, to);
      case DRI -> restart = u16(from);
      default -> {
        // It says nothing about how the picture is coded.
      }
    }
  }

  /// B.2.2: precision 0, height 1, width 3, components 5; each: name, sampling, quantizer.
  private void frame(int from) {
    if (u8(from) != SAMPLE_BITS) {
      return;
    }
    height = u16(from + 1);
    width = u16(from + 3);
    brightness = u8(from + 6);
    for (int i = 0; i < u8(from + 5); i++) {
      int at = from + 6 + 3 * i;
      int sampling = u8(at + 1);
      components.put(u8(at), new Component(sampling >> 4, sampling & 0xF, u8(at + 2)));
    }
  }

  /// B.2.4.2: class and destination, 16 counts, values; kept from the counts on.
  private void huffman(int from, int to) {
    for (int at = from; at + 17 <= to; ) {
      int size = 16;
      for (int i = 1; i <= 16; i++) {
        size += u8(at + i);
      }
      var table = new byte[size];
      System.arraycopy(jpeg, at + 1, table, 0, size);
      tables.put(u8(at), table);
      at += 1 + size;
    }
  }

  /// B.2.4.1: precision and destination, 64 elements, the mean's first.
  private void quantizers(int from, int to) {
    for (int at = from; at + 65 <= to; ) {
      boolean wide = u8(at) >> 4 == 1;
      quantizers.put(u8(at) & 0xF, wide ? u16(at + 1) : u8(at + 1));
      at += 1 + (wide ? 128 : 64);
    }
  }

  /// B.2.3: count of components; each: name, its tables for mean (upper half) and rest.
  private List<Part> parts(int header) {
    int named = u8(header);
    var parts = new ArrayList<Part>();
    for (int i = 0; i < named; i++) {
      int selected = u8(header + 2 + 2 * i);
      var component = components.get(u8(header + 1 + 2 * i));
      var same = code(selected >> 4, 0);
      var end = code(0x10 | (selected & 0xF), 0);
      if (component == null || same.isEmpty() || end.isEmpty()) {
        return List.of();
      }
      int blocks = named == 1 ? 1 : component.wide * component.high;
      parts.add(new Part(blocks, same.get(), end.get()));
    }
    // All components in one scan, or it is the first of several; the brightness among them first.
    boolean whole = named == components.size() && u8(header + 1) == brightness;
    return whole && width > 0 && height > 0 ? parts : List.of();
  }

  /// How the first block of each interval says its mean: a size, and as many bits, which for what
  /// is below zero are one less (F.1.2.1).
  private Optional<Code> first(int header, int level) {
    var component = components.get(brightness);
    if (component == null) {
      return Optional.empty();
    }
    int step = Math.max(1, quantizers.getOrDefault(component.quantizer, 1));
    int mean = Math.round((float) BLOCK * (level - MIDDLE) / step);
    int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(mean));
    int bits = mean < 0 ? mean + (1 << size) - 1 : mean;
    return code(u8(header + 2) >> 4, size)
        .map(code -> new Code(code.bits() << size | bits, code.length() + size));
  }

  /// C.2: codes of one length are counted up, the next length begins at twice what follows.
  private Optional<Code> code(int name, int symbol) {
    var table = tables.getOrDefault(name, new byte[16]);
    int bits = 0;
    int at = 16;
    for (int length = 1; length <= 16; length++) {
      for (int i = 0; i < (table[length - 1] & 0xFF); i++) {
        if ((table[at] & 0xFF) == symbol) {
          return Optional.of(new Code(bits, length));
        }
        bits++;
        at++;
      }
      bits <<= 1;
    }
    return Optional.empty();
  }

  private byte[] units(List<Part> parts, Code first) {
    var out = new CodedBits();
    int wide = parts.size() == 1 ? 1 : most(true);
    int high = parts.size() == 1 ? 1 : most(false);
    int units = Math.ceilDiv(width, BLOCK * wide) * Math.ceilDiv(height, BLOCK * high);
    for (int unit = 0; unit < units; unit++) {
      boolean begins = unit == 0 || (restart > 0 && unit % restart == 0);
      if (begins && unit > 0) {
        out.restart(unit / restart - 1);
      }
      for (var part : parts) {
        for (int block = 0; block < part.blocks; block++) {
          out.put(begins ? first : part.same);
          out.put(part.end);
          begins = false;
        }
      }
    }
    return out.bytes();
  }

  private int most(boolean wide) {
    return components.values().stream()
        .mapToInt(component -> wide ? component.wide : component.high)
        .max()
        .orElse(1);
  }

  private int u8(int at) {
    return jpeg[at] & 0xFF;
  }

  private int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }
}
