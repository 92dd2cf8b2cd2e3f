// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.Optional;
import java.util.regex.Pattern;

/// What the code of a receipt, or of the slip of a complaint, says: the address of the public page,
/// of which the number and its token are taken and nothing else. No address is ever followed.
///
/// @param token absent from a receipt that has only a local number
public record ReceiptCode(Kind kind, String number, Optional<String> token) {
  private static final Pattern CASE =
      Pattern.compile("https://[^?#\\s]+/q/([0-9A-Za-z]{43})\\?k=([A-Za-z0-9_-]{1,64})");
  private static final Pattern LOCAL =
      Pattern.compile("https://[^?#\\s]+/q/(ZC-\\d{8}-[0-9A-Z]{10})");
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "https://[^?#\\s]+/complaints/([0-9A-Za-z-]{1,43})\\?k=([A-Za-z0-9_-]{1,64})");

  /// What paper it is on.
  public enum Kind {
    CASE,
    COMPLAINT
  }

  /// Empty where the text is neither's.
  public static Optional<ReceiptCode> parse(String text) {
    var code = text.strip();
    return of(Kind.CASE, CASE, code)
        .or(() -> of(Kind.CASE, LOCAL, code))
        .or(() -> of(Kind.COMPLAINT, COMPLAINT, code));
  }

  private static Optional<ReceiptCode> of(Kind kind, Pattern address, String code) {
    var known = address.matcher(code);
    if (!known.matches()) {
      return Optional.empty();
    }
    var token = known.groupCount() > 1 ? Optional.of(known.group(2)) : Optional.<String>empty();
    return Optional.of(new ReceiptCode(kind, known.group(1), token));
  }

  /// Never the number: it opens the case.
  @Override
  public String toString() {
    return "ReceiptCode[" + kind + "]";
  }
}
