// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.Optional;
import java.util.regex.Pattern;

/// What the code of a receipt says: the address of the public page, of which the number and its
/// token are taken and nothing else. No address is ever followed.
///
/// @param token absent from a receipt that has only a local number
public record ReceiptCode(String number, Optional<String> token) {
  private static final Pattern CASE =
      Pattern.compile("https://[^?#\\s]+/q/([0-9A-Za-z]{43})\\?k=([A-Za-z0-9_-]{1,64})");
  private static final Pattern LOCAL =
      Pattern.compile("https://[^?#\\s]+/q/(ZC-\\d{8}-[0-9A-Z]{10})");

  /// Empty where the text is no receipt's.
  public static Optional<ReceiptCode> parse(String text) {
    var known = CASE.matcher(text.strip());
    if (known.matches()) {
      return Optional.of(new ReceiptCode(known.group(1), Optional.of(known.group(2))));
    }
    var local = LOCAL.matcher(text.strip());
    return local.matches()
        ? Optional.of(new ReceiptCode(local.group(1), Optional.empty()))
        : Optional.empty();
  }

  /// Never the number: it opens the case.
  @Override
  public String toString() {
    return "ReceiptCode";
  }
}
