// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Numbers of cards in free text. Whether one is right does not matter: whoever mistypes the own
/// identity number has still told it.
final class CardNumbers {

  /// Identity numbers have 17 digits and a last sign, or 15; bank cards 12 to 19, written in groups
  /// or not. No telephone number and no day has as many.
  private static final Pattern LONG = Pattern.compile("[0-9](?:[ -]{0,2}[0-9]){11}");

  private CardNumbers() {}

  static boolean in(String text) {
    return LONG.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find();
  }
}
