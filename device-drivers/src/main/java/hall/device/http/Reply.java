// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import java.util.Optional;
import java.util.OptionalInt;

/// How one HTTP request to a device ended.
public sealed interface Reply {

  /// The device answered in full.
  ///
  /// @param location the `Location` header as it was sent
  /// @param server the `Server` header
  /// @param retryAfterSeconds the `Retry-After` header where it is a number (RFC 9110 10.2.3)
  record Answer(
      int status,
      Optional<String> location,
      Optional<String> server,
      OptionalInt retryAfterSeconds,
      byte[] body)
      implements Reply {

    /// Never the bytes: they are a citizen's papers.
    @Override
    public String toString() {
      return "Answer[%d, %d bytes]".formatted(status, body.length);
    }
  }

  /// Nobody there, or gone before the answer began.
  record Lost(String raw) implements Reply {}

  /// The answer began and ended before its declared length.
  record Cut(String raw) implements Reply {}

  /// The device's certificate is not to be believed, so nothing was said to it.
  ///
  /// @param sha256 the digest of what it showed, in hexadecimal
  record Untrusted(String sha256) implements Reply {}

  /// The answer declares more bytes than the caller allows.
  record TooLong(String raw) implements Reply {}

  /// The deadline passed first.
  record Late() implements Reply {}
}
