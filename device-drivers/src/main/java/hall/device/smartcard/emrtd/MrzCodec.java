// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.emrtd;

import hall.device.idcard.IdCard.Check;
import hall.device.idcard.IdCard.Sex;
import hall.device.idcard.IdNumber;
import hall.device.smartcard.TravelDocument.Holder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// DG1: the machine readable zone of the three sizes of travel documents (ICAO Doc 9303-4, -5, -6),
/// with its check digits (9303-3, 4.9).
final class MrzCodec {

  /// A zone that was taken apart.
  record Zone(Holder holder, List<Check> checks) {}

  private static final int DG1_TAG = 0x61;
  private static final int MRZ_TAG = 0x5F1F;
  private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Z<]+");
  private static final int[] WEIGHTS = {7, 3, 1};

  private MrzCodec() {}

  /// Takes DG1 apart; empty where it holds no machine readable zone of a known size.
  static Optional<Zone> decode(byte[] dg1) {
    return Tlv.of(dg1)
        .filter(outer -> outer.tag() == DG1_TAG)
        .flatMap(outer -> Tlv.of(outer.value()))
        .filter(inner -> inner.tag() == MRZ_TAG)
        .map(inner -> new String(inner.value(), StandardCharsets.ISO_8859_1))
        .filter(mrz -> CHARACTERS.matcher(mrz).matches())
        .flatMap(MrzCodec::zone);
  }

  private static Optional<Zone> zone(String mrz) {
    return switch (mrz.length()) {
      case 90 -> Optional.of(td1(mrz));
      case 72 -> Optional.of(td2(mrz));
      case 88 -> Optional.of(td3(mrz));
      default -> Optional.empty();
    };
  }

  /// Three lines of 30.
  private static Zone td1(String mrz) {
    boolean longNumber = mrz.charAt(14) == '<';
    var optional = clean(mrz.substring(15, 30));
    var number = clean(mrz.substring(5, 14));
    boolean numberHolds = holds(mrz.substring(5, 14), mrz.charAt(14));
    if (longNumber && optional.length() > 1) {
      // Number of more than nine characters: the rest and its check digit stand in front of the
      // optional data.
      int end = optional.indexOf(' ') < 0 ? optional.length() : optional.indexOf(' ');
      char check = optional.charAt(end - 1);
      number = number + optional.substring(0, end - 1);
      numberHolds = holds(number, check);
      optional = optional.substring(end).strip();
    }
    var all =
        mrz.substring(5, 30)
            + mrz.substring(30, 37)
            + mrz.substring(38, 45)
            + mrz.substring(48, 59);
    var more = clean(mrz.substring(48, 59));
    return new Fields(mrz, 30, 38, 37, number, numberHolds)
        .zone(
            mrz.substring(45, 48),
            mrz.substring(60, 90),
            (optional + " " + more).strip(),
            holds(all, mrz.charAt(59)));
  }

  /// Two lines of 36.
  private static Zone td2(String mrz) {
    var all = mrz.substring(36, 46) + mrz.substring(49, 56) + mrz.substring(57, 71);
    return new Fields(
            mrz,
            49,
            57,
            56,
            clean(mrz.substring(36, 45)),
            holds(mrz.substring(36, 45), mrz.charAt(45)))
        .zone(
            mrz.substring(46, 49),
            mrz.substring(5, 36),
            clean(mrz.substring(64, 71)),
            holds(all, mrz.charAt(71)));
  }

  /// Two lines of 44.
  private static Zone td3(String mrz) {
    var all = mrz.substring(44, 54) + mrz.substring(57, 64) + mrz.substring(65, 87);
    return new Fields(
            mrz,
            57,
            65,
            64,
            clean(mrz.substring(44, 53)),
            holds(mrz.substring(44, 53), mrz.charAt(53)))
        .zone(
            mrz.substring(54, 57),
            mrz.substring(5, 44),
            clean(mrz.substring(72, 86)),
            holds(all, mrz.charAt(87)));
  }

  /// Where the fields stand that every size has.
  private record Fields(
      String mrz, int birthAt, int expiryAt, int sexAt, String number, boolean numberHolds) {

    Zone zone(String nationality, String names, String optional, boolean composite) {
      var expiry = expiry(mrz.substring(expiryAt, expiryAt + 6));
      var birth = birth(mrz.substring(birthAt, birthAt + 6), expiry);
      int gap = names.indexOf("<<");
      var checks = new ArrayList<Check>();
      checks.add(new Check("mrz-document-number", numberHolds));
      checks.add(
          new Check(
              "mrz-birth-date",
              holds(mrz.substring(birthAt, birthAt + 6), mrz.charAt(birthAt + 6))));
      checks.add(
          new Check(
              "mrz-expiry-date",
              holds(mrz.substring(expiryAt, expiryAt + 6), mrz.charAt(expiryAt + 6))));
      checks.add(new Check("mrz-composite", composite));
      return new Zone(
          new Holder(
              clean(mrz.substring(0, 2)),
              clean(mrz.substring(2, 5)),
              number,
              clean(gap < 0 ? names : names.substring(0, gap)),
              clean(gap < 0 ? "" : names.substring(gap)),
              clean(nationality),
              birth,
              switch (mrz.charAt(sexAt)) {
                case 'M' -> Sex.MALE;
                case 'F' -> Sex.FEMALE;
                default -> Sex.UNKNOWN;
              },
              expiry,
              optional),
          checks);
    }
  }

  /// Electronic documents expire in this century.
  private static @Nullable LocalDate expiry(String six) {
    return IdNumber.date("20" + six).orElse(null);
  }

  /// The latest birth before the document's expiry: the zone has two digits of the year, and a
  /// holder of a hundred years looks like a newborn one.
  private static @Nullable LocalDate birth(String six, @Nullable LocalDate expiry) {
    var late = IdNumber.date("20" + six).orElse(null);
    if (late != null && expiry != null && late.isBefore(expiry)) {
      return late;
    }
    return IdNumber.date("19" + six).orElse(null);
  }

  private static String clean(String field) {
    return field.replace('<', ' ').strip().replaceAll(" +", " ");
  }

  private static boolean holds(String field, char check) {
    return checkDigit(field) == (check == '<' ? '0' : check);
  }

  /// The check digit of a field: digits count as themselves, A to Z as 10 to 35, filler as 0.
  static char checkDigit(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      sum += Math.max(0, Character.digit(field.charAt(i), 36)) * WEIGHTS[i % WEIGHTS.length];
    }
    return Character.forDigit(sum % 10, 10);
  }
}
