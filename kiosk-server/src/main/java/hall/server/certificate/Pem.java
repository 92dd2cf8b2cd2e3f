// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text around DER (RFC 7468).
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  static String write(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /// The only block of a text.
  static Optional<byte[]> read(String label, String text) {
    Matcher block =
        Pattern.compile("\\s*-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----\\s*")
            .matcher(text);
    if (!block.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(block.group(1)));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
