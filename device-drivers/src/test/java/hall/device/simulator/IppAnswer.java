// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// An answer in the making (RFC 8010 section 3): the operation group first, then whatever groups
/// are begun.
final class IppAnswer {

  static final int JOB_GROUP = 0x02;
  static final int PRINTER_GROUP = 0x04;
  private static final int UNSUPPORTED_GROUP = 0x05;

  private static final int UNSUPPORTED = 0x10;
  private static final int INTEGER = 0x21;
  private static final int BOOLEAN = 0x22;
  private static final int ENUM = 0x23;
  private static final int OCTETS = 0x30;
  private static final int DATE_TIME = 0x31;
  private static final int RESOLUTION = 0x32;
  private static final int RANGE = 0x33;
  private static final int BEGIN = 0x34;
  private static final int END = 0x37;
  private static final int TEXT = 0x41;
  private static final int NAME = 0x42;
  private static final int KEYWORD = 0x44;
  private static final int URI = 0x45;
  private static final int CHARSET = 0x47;
  private static final int LANGUAGE = 0x48;
  private static final int MIME = 0x49;
  private static final int MEMBER = 0x4A;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private Set<String> wanted = Set.of();

  /// An answer speaks the version of its request (RFC 8011 section 4.1.8).
  IppAnswer(int status, IppMessage request) throws IOException {
    out.writeShort(request.version());
    out.writeShort(status);
    out.writeInt(request.requestId());
    out.writeByte(0x01);
    put(CHARSET, "attributes-charset", "utf-8");
    put(LANGUAGE, "attributes-natural-language", "en");
  }

  /// From here on only attributes of these names are written; empty or with `all`, every one.
  void only(List<String> names) {
    wanted =
        names.contains("all")
                || names.contains("printer-description")
                || names.contains("job-template")
            ? Set.of()
            : Set.copyOf(names);
  }

  void group(int tag) throws IOException {
    out.writeByte(tag);
  }

  byte[] end() throws IOException {
    out.writeByte(0x03);
    return bytes.toByteArray();
  }

  void keywords(String name, List<String> values) throws IOException {
    put(KEYWORD, name, values.toArray(String[]::new));
  }

  void keyword(String name, String... values) throws IOException {
    put(KEYWORD, name, values);
  }

  void text(String name, String value) throws IOException {
    put(TEXT, name, value);
  }

  void name(String name, String... values) throws IOException {
    put(NAME, name, values);
  }

  void uri(String name, String value) throws IOException {
    put(URI, name, value);
  }

  void charset(String name, String value) throws IOException {
    put(CHARSET, name, value);
  }

  void language(String name, String value) throws IOException {
    put(LANGUAGE, name, value);
  }

  void mime(String name, String... values) throws IOException {
    put(MIME, name, values);
  }

  void octets(String name, String... values) throws IOException {
    put(OCTETS, name, values);
  }

  /// The names of attributes that are left out, each without a value (RFC 8011 section 4.1.7).
  void unsupported(List<String> names) throws IOException {
    if (!names.isEmpty()) {
      group(UNSUPPORTED_GROUP);
      for (var name : names) {
        raw(UNSUPPORTED, name, new byte[0]);
      }
    }
  }

  /// A collection for each tray: A4 in it, and its name as `media-source`.
  void trays(String name, List<String> sources) throws IOException {
    if (!wanted(name)) {
      return;
    }
    var more = name;
    for (var source : sources) {
      raw(BEGIN, more, new byte[0]);
      raw(MEMBER, "", "media-size".getBytes(StandardCharsets.US_ASCII));
      raw(BEGIN, "", new byte[0]);
      member("x-dimension", 21000);
      member("y-dimension", 29700);
      raw(END, "", new byte[0]);
      raw(MEMBER, "", "media-source".getBytes(StandardCharsets.US_ASCII));
      raw(KEYWORD, "", source.getBytes(StandardCharsets.US_ASCII));
      raw(END, "", new byte[0]);
      more = "";
    }
  }

  private void member(String name, int value) throws IOException {
    raw(MEMBER, "", name.getBytes(StandardCharsets.US_ASCII));
    raw(INTEGER, "", ByteBuffer.allocate(4).putInt(value).array());
  }

  void number(String name, int value) throws IOException {
    value(INTEGER, name, ByteBuffer.allocate(4).putInt(value).array());
  }

  void range(String name, int low, int high) throws IOException {
    value(RANGE, name, ByteBuffer.allocate(8).putInt(low).putInt(high).array());
  }

  void resolution(String name, int dpi) throws IOException {
    value(RESOLUTION, name, ByteBuffer.allocate(9).putInt(dpi).putInt(dpi).put((byte) 3).array());
  }

  void enums(String name, int... values) throws IOException {
    var more = name;
    for (int value : values) {
      if (wanted(name)) {
        raw(ENUM, more, ByteBuffer.allocate(4).putInt(value).array());
        more = "";
      }
    }
  }

  /// The first moment of a year, UTC (RFC 2579 DateAndTime).
  void year(String name, int year) throws IOException {
    value(
        DATE_TIME, name, new byte[] {(byte) (year >> 8), (byte) year, 1, 1, 0, 0, 0, 0, '+', 0, 0});
  }

  void flag(String name, boolean value) throws IOException {
    value(BOOLEAN, name, new byte[] {(byte) (value ? 1 : 0)});
  }

  private void put(int tag, String name, String... values) throws IOException {
    if (!wanted(name)) {
      return;
    }
    var more = name;
    for (var value : values) {
      raw(tag, more, value.getBytes(StandardCharsets.UTF_8));
      more = "";
    }
  }

  private void value(int tag, String name, byte[] value) throws IOException {
    if (wanted(name)) {
      raw(tag, name, value);
    }
  }

  private boolean wanted(String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }

  private void raw(int tag, String name, byte[] value) throws IOException {
    var named = name.getBytes(StandardCharsets.US_ASCII);
    out.writeByte(tag);
    out.writeShort(named.length);
    out.write(named);
    out.writeShort(value.length);
    out.write(value);
  }
}
