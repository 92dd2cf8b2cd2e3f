// SPDX-License-Identifier: Apache-2.0
package hall.server.traces;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whose trace a request belongs to, as the header `traceparent` says (W3C Trace Context, 3.2).
/// Pure.
///
/// @param traceId 32 hexadecimal digits
/// @param spanId 16 hexadecimal digits, the caller's
/// @param sampled whether the caller records its part
record TraceParent(String traceId, String spanId, boolean sampled) {
  static final String HEADER = "traceparent";

  /// Version 00, or a later one, which may say more behind.
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /// Nothing where there is none, or one that cannot be read: then a trace begins here.
  static Optional<TraceParent> read(@Nullable String header) {
    Matcher form = FORM.matcher(header == null ? "" : header.strip());
    if (!form.matches() || (form.group(1).equals("00") && form.group(5) != null)) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(form.group(4), 16) & 1) == 1;
    return Optional.of(new TraceParent(form.group(2), form.group(3), sampled));
  }
}
