// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The name of a reader as a URI gives it: whole, or its beginning.
///
/// PC/SC ends each name with two numbers (`… 00 00`: device and slot) that change with the order of
/// plugging; a URI that leaves them out fits as long as one reader only begins like it. A `%20` is
/// a space, since not everybody can write one.
record ReaderName(String text) {

  /// Which reader it is.
  sealed interface Match {}

  record One(String name) implements Match {}

  record None() implements Match {}

  record Several(List<String> names) implements Match {}

  /// From the path of a URI.
  static ReaderName of(String path) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < path.length(); ) {
      if (path.regionMatches(i, "%", 0, 1) && i + 3 <= path.length() && hex(path, i + 1)) {
        out.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        int next = path.offsetByCodePoints(i, 1);
        out.writeBytes(path.substring(i, next).getBytes(StandardCharsets.UTF_8));
        i = next;
      }
    }
    return new ReaderName(out.toString(StandardCharsets.UTF_8));
  }

  private static boolean hex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }

  Match among(List<String> names) {
    if (names.contains(text)) {
      return new One(text);
    }
    var fitting = names.stream().filter(name -> name.startsWith(text)).toList();
    return switch (fitting.size()) {
      case 0 -> new None();
      case 1 -> new One(fitting.getFirst());
      default -> new Several(fitting);
    };
  }
}
