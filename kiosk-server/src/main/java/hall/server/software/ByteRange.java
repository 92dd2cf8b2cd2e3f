// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which bytes of something are wanted (RFC 9110, section 14). Pure.
sealed interface ByteRange {
  Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// All of it: no range, several, or one that cannot be read, which a server may ignore.
  record Whole() implements ByteRange {}

  /// From `first` to `last`, both included.
  record Part(long first, long last) implements ByteRange {}

  /// Nothing of it is there.
  record Unsatisfiable() implements ByteRange {}

  /// Reads the header Range for something of `length` bytes.
  static ByteRange read(@Nullable String header, long length) {
    Matcher one = ONE.matcher(header == null ? "" : header.strip());
    if (!one.matches()) {
      return new Whole();
    }
    String from = one.group(1);
    String to = one.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? new Whole() : suffix(Long.parseLong(to), length);
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
    if (!to.isEmpty() && Long.parseLong(to) < first) {
      return new Whole();
    }
    return first < length ? new Part(first, last) : new Unsatisfiable();
  }

  private static ByteRange suffix(long count, long length) {
    return count == 0 ? new Unsatisfiable() : new Part(Math.max(0, length - count), length - 1);
  }
}
