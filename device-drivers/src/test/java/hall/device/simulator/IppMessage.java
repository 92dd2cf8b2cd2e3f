// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request as it stands on the wire (RFC 8010 section 3): version 2 bytes, operation 2,
/// request-id 4, groups of attributes, 03, then the document.
///
/// Attribute: value tag 1, name length 2, name, value length 2, value; a name length of 0 adds a
/// value to the attribute before. Members of collections are skipped.
record IppMessage(int version, int operation, int requestId, Map<String, List<byte[]>> attributes) {

  private static final int END = 0x03;
  private static final int BEGIN_COLLECTION = 0x34;
  private static final int END_COLLECTION = 0x37;

  /// Reads up to the end of the attributes; the document stays in the stream.
  static IppMessage read(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    int version = in.readUnsignedShort();
    int operation = in.readUnsignedShort();
    int requestId = in.readInt();
    var attributes = new LinkedHashMap<String, List<byte[]>>();
    List<byte[]> values = new ArrayList<>();
    int depth = 0;
    for (int tag = in.readUnsignedByte(); tag != END; tag = in.readUnsignedByte()) {
      if (tag < 0x10) {
        continue; // the next group begins
      }
      var name = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
      var value = in.readNBytes(in.readUnsignedShort());
      if (tag == END_COLLECTION) {
        depth--;
      } else if (depth == 0) {
        if (!name.isEmpty()) {
          values = new ArrayList<>();
          attributes.putIfAbsent(name, values);
        }
        values.add(value);
      }
      if (tag == BEGIN_COLLECTION) {
        depth++;
      }
    }
    return new IppMessage(version, operation, requestId, attributes);
  }

  String text(String name, String otherwise) {
    var values = attributes.get(name);
    return values == null ? otherwise : new String(values.getFirst(), StandardCharsets.UTF_8);
  }

  List<String> texts(String name) {
    return attributes.getOrDefault(name, List.of()).stream()
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  int number(String name, int otherwise) {
    var values = attributes.get(name);
    if (values == null || values.getFirst().length != 4) {
      return otherwise;
    }
    return ByteBuffer.wrap(values.getFirst()).getInt();
  }

  /// How many pages of so many are in `page-ranges`; all where there is none.
  int pages(int all) {
    return attributes.getOrDefault("page-ranges", List.of()).stream()
        .map(ByteBuffer::wrap)
        .mapToInt(range -> Math.max(0, Math.min(all, range.getInt(4)) - range.getInt(0) + 1))
        .reduce(Integer::sum)
        .orElse(all);
  }

  boolean flag(String name) {
    var values = attributes.get(name);
    return values != null && values.getFirst().length == 1 && values.getFirst()[0] == 1;
  }
}
