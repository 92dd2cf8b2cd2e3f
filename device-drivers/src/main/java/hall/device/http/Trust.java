// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.DeviceUri;
import java.util.Locale;

/// Whom a device is believed to be when it is spoken to over TLS.
public sealed interface Trust {

  /// Whoever the authorities of this machine vouch for, by the name in the address.
  record Authorities() implements Trust {}

  /// The one certificate of this digest, whatever its name, issuer and dates say: devices sign
  /// their own.
  ///
  /// @param sha256 64 hexadecimal digits in lower case
  record Pinned(String sha256) implements Trust {}

  /// By the address' parameter `fingerprint`, with or without colons; without it, the authorities.
  ///
  /// @throws IllegalArgumentException where it is no SHA-256 digest
  static Trust of(DeviceUri uri) {
    var text = uri.parameters().get("fingerprint");
    if (text == null) {
      return new Authorities();
    }
    var digits = text.replace(":", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "\"%s\": fingerprint must be the 64 hexadecimal digits of a SHA-256 digest"
              .formatted(uri));
    }
    return new Pinned(digits);
  }
}
