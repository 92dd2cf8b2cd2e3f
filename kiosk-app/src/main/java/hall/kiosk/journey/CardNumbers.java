// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Numbers of cards in free text. Whether one is right does not matter: whoever mistypes the own
/// identity number has still told it.
final class CardNumbers {

  /// Identity numbers have 17 digits and a last sign, or 15; bank cards 12 to 19, written in groups
  /// or not. No telephone number and no day has as many, but two of them side by side have.
  private static final Pattern LONG = Pattern.compile("[0-9](?:[ -]{0,2}[0-9]){11}");

  /// One of a mobile telephone, written as one: no card is written in a group like that.
  private static final Pattern MOBILE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");

  private CardNumbers() {}

  static boolean in(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return LONG.matcher(MOBILE.matcher(plain).replaceAll(",")).find();
  }
}
