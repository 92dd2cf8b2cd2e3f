// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard;

import java.util.Locale;
import java.util.regex.Pattern;

/// What is printed on a travel document and opens its chip (ICAO Doc 9303-11, 4.3 and 4.4).
///
/// None of them is a PIN: a wrong one costs a try, never the document.
public sealed interface AccessKey {

  /// No key: a travel document shows only that it is one.
  record None() implements AccessKey {}

  /// From the machine readable zone: for BAC and PACE.
  ///
  /// @param documentNumber without filler and check digit
  /// @param birth yyMMdd
  /// @param expiry yyMMdd
  record Mrz(String documentNumber, String birth, String expiry) implements AccessKey {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{1,24}");
    private static final Pattern DAY = Pattern.compile("[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])");

    public Mrz {
      documentNumber = documentNumber.toUpperCase(Locale.ROOT);
      if (!NUMBER.matcher(documentNumber).matches()) {
        throw new IllegalArgumentException("a document number has letters and digits only");
      }
      if (!DAY.matcher(birth).matches() || !DAY.matcher(expiry).matches()) {
        throw new IllegalArgumentException("birth and expiry are yyMMdd");
      }
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Mrz";
    }
  }

  /// The card access number, six digits on the front: for PACE.
  record Can(String number) implements AccessKey {

    private static final Pattern SIX = Pattern.compile("[0-9]{6}");

    public Can {
      if (!SIX.matcher(number).matches()) {
        throw new IllegalArgumentException("a card access number has six digits");
      }
    }

    /// Never the number.
    @Override
    public String toString() {
      return "Can";
    }
  }
}
