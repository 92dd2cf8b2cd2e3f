// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.scan.sane.SaneOption.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Requests and answers of the SANE network protocol (SANE Standard 5.2).
///
/// A request is the number of the call and its arguments. An answer carries no length: it must be
/// decoded to know where it ends. Every field is there even where the status is not GOOD.
final class SaneCodec {

  /// 1.0.3: major and minor in a byte each, then the version of the protocol.
  static final int VERSION = 0x0100_0003;

  /// The layout of strings and arrays differs in those before it.
  static final int PROTOCOL = 3;

  private static final int ACTION_GET = 0;
  private static final int ACTION_SET = 1;

  record Greeting(SaneStatus status, int version) {

    /// Major 1, any minor, and the protocol that this coder speaks.
    boolean understood() {
      return version >>> 24 == VERSION >>> 24 && (version & 0xFFFF) == PROTOCOL;
    }
  }

  record DeviceName(String name, String vendor, String model, String type) {}

  record Devices(SaneStatus status, List<DeviceName> devices) {}

  /// @param resource not empty where a password is asked for
  record Opened(SaneStatus status, int handle, String resource) {}

  /// @param info bit 0 inexact, bit 1 options changed, bit 2 parameters changed
  record Controlled(SaneStatus status, int info, SaneValue value, String resource) {
    boolean optionsChanged() {
      return (info & 2) != 0;
    }
  }

  record Parameters(SaneStatus status, SaneParameters parameters) {}

  /// @param port where the image comes
  record Started(SaneStatus status, int port, boolean littleEndian, String resource) {}

  /// Reads one kind of answer.
  @FunctionalInterface
  interface Decoder<T> {
    T read(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing;
  }

  private SaneCodec() {}

  static <T> SaneReply<T> decode(Decoder<T> decoder, byte[] bytes, int length) {
    var cursor = new SaneCursor(bytes, length);
    try {
      return new SaneReply.Whole<>(decoder.read(cursor), cursor.position());
    } catch (SaneCursor.Missing e) {
      return new SaneReply.Part<>(e.atLeast);
    } catch (SaneFormatException e) {
      return new SaneReply.Broken<>(String.valueOf(e.getMessage()));
    }
  }

  static byte[] init(String user) {
    return new SaneRequest(0).word(VERSION).text(user).bytes();
  }

  static byte[] getDevices() {
    return new SaneRequest(1).bytes();
  }

  static byte[] open(String device) {
    return new SaneRequest(2).text(device).bytes();
  }

  static byte[] close(int handle) {
    return new SaneRequest(3).word(handle).bytes();
  }

  static byte[] getOptionDescriptors(int handle) {
    return new SaneRequest(4).word(handle).bytes();
  }

  static byte[] getOption(int handle, SaneOption option) {
    var nothing =
        switch (option.type()) {
          case BOOL, INT, FIXED -> new SaneValue.Numbers(new ArrayList<>());
          case STRING -> SaneValue.text("");
          case BUTTON, GROUP -> new SaneValue.None();
        };
    return control(handle, option, ACTION_GET, nothing);
  }

  static byte[] setOption(int handle, SaneOption option, SaneValue value) {
    return control(handle, option, ACTION_SET, value);
  }

  static byte[] getParameters(int handle) {
    return new SaneRequest(6).word(handle).bytes();
  }

  static byte[] start(int handle) {
    return new SaneRequest(7).word(handle).bytes();
  }

  static byte[] cancel(int handle) {
    return new SaneRequest(8).word(handle).bytes();
  }

  /// Answers a resource that another answer asked a password for.
  static byte[] authorize(String resource, String user, String password) {
    return new SaneRequest(9).text(resource).text(user).text(password).bytes();
  }

  /// Has no answer.
  static byte[] exit() {
    return new SaneRequest(10).bytes();
  }

  /// The value always fills the size that the option declares: devices write back into it.
  private static byte[] control(int handle, SaneOption option, int action, SaneValue value) {
    var request = new SaneRequest(5).word(handle).word(option.index()).word(action);
    request.word(option.type().code);
    switch (value) {
      case SaneValue.Numbers(var numbers) -> {
        int count = Math.max(option.size() / 4, numbers.size());
        request.word(count * 4).word(count);
        for (int i = 0; i < count; i++) {
          request.word(i < numbers.size() ? numbers.get(i) : 0);
        }
      }
      case SaneValue.Text(var text) -> {
        var latin = text.getBytes(StandardCharsets.ISO_8859_1);
        int size = Math.max(option.size(), latin.length + 1);
        request.word(size).word(size).padded(latin, size);
      }
      case SaneValue.None() -> request.word(0);
    }
    return request.bytes();
  }

  static Greeting greeting(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing {
    return new Greeting(cursor.status(), cursor.word());
  }

  static Devices devices(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing {
    var status = cursor.status();
    var names = new ArrayList<DeviceName>();
    cursor.array(() ->
        !cursor.nothing()
            && names.add(
                new DeviceName(cursor.text(), cursor.text(), cursor.text(), cursor.text())));
    return new Devices(status, names);
  }

  static Opened opened(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing {
    return new Opened(cursor.status(), cursor.word(), cursor.text());
  }

  /// What follows AUTHORIZE: a word without a meaning, then the answer that was held back.
  static <T> Decoder<T> authorized(Decoder<T> heldBack) {
    return cursor -> {
      cursor.word();
      return heldBack.read(cursor);
    };
  }

  /// The answer to CLOSE and CANCEL: a word without a meaning.
  static Integer dummy(SaneCursor cursor) throws SaneCursor.Missing {
    return cursor.word();
  }

  static List<SaneOption> options(SaneCursor cursor)
      throws SaneFormatException, SaneCursor.Missing {
    var options = new ArrayList<SaneOption>();
    var index = new int[1];
    cursor.array(() -> {
      int number = index[0]++;
      return !cursor.nothing() && options.add(option(number, cursor));
    });
    return options;
  }

  private static SaneOption option(int index, SaneCursor cursor)
      throws SaneFormatException, SaneCursor.Missing {
    var name = cursor.text();
    var _ = cursor.text(); // title
    var _ = cursor.text(); // description
    var type = one(SaneOption.Type.values(), cursor.word());
    var unit = one(SaneOption.Unit.values(), cursor.word());
    int size = cursor.word();
    if (size < 0 || size > SaneCursor.LONGEST) {
      throw new SaneFormatException("an option of %d bytes".formatted(size));
    }
    return new SaneOption(index, name, type, unit, size, cursor.word(), limits(cursor));
  }

  private static Limits limits(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing {
    int kind = cursor.word();
    return switch (kind) {
      case 0 -> new Limits.None();
      case 1 ->
          cursor.nothing()
              ? new Limits.None()
              : new Limits.Range(cursor.word(), cursor.word(), cursor.word());
      case 2 -> {
        // The first number is how many follow.
        var numbers = cursor.array(cursor::word);
        yield new Limits.Numbers(
            List.copyOf(numbers.subList(Math.min(1, numbers.size()), numbers.size())));
      }
      case 3 ->
          new Limits.Texts(
              cursor.array(cursor::text).stream().filter(text -> !text.isEmpty()).toList());
      default -> throw new SaneFormatException("there is no constraint type " + kind);
    };
  }

  static Controlled controlled(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing {
    var status = cursor.status();
    int info = cursor.word();
    var type = one(SaneOption.Type.values(), cursor.word());
    int size = cursor.word();
    if (size < 0 || size > SaneCursor.LONGEST) {
      throw new SaneFormatException("a value of %d bytes".formatted(size));
    }
    var value =
        switch (type) {
          case BOOL, INT, FIXED -> new SaneValue.Numbers(cursor.array(cursor::word));
          case STRING -> new SaneValue.Text(cursor.text());
          case BUTTON, GROUP -> new SaneValue.None();
        };
    return new Controlled(status, info, value, cursor.text());
  }

  static Parameters parameters(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing {
    return new Parameters(
        cursor.status(),
        new SaneParameters(
            cursor.word(),
            cursor.word() != 0,
            cursor.word(),
            cursor.word(),
            cursor.word(),
            cursor.word()));
  }

  static Started started(SaneCursor cursor) throws SaneFormatException, SaneCursor.Missing {
    var status = cursor.status();
    int port = cursor.word();
    int order = cursor.word();
    var resource = cursor.text();
    if (status == SaneStatus.GOOD
        && resource.isEmpty()
        && (port < 1 || port > 65_535 || (order != 0x1234 && order != 0x4321))) {
      throw new SaneFormatException("data port %d, byte order %#x".formatted(port, order));
    }
    return new Started(status, port, order == 0x1234, resource);
  }

  private static <T> T one(T[] all, int number) throws SaneFormatException {
    if (number < 0 || number >= all.length) {
      throw new SaneFormatException("%d is none of %d kinds".formatted(number, all.length));
    }
    return all[number];
  }
}
