// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.idcard.IdCard.Layout;
import hall.device.idcard.IdCard.Sex;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The 256-byte text record of the four card layouts: UTF-16LE, fields padded with spaces.
///
/// The type flag at offset 248 tells the layout: `I`, `J`, `Y`; anything else is a resident card,
/// since some cards have NUL there. Nothing is repaired: what does not fit shows up as a check that
/// failed, or as a null date.
final class CardTextCodec {

  /// The field of valid-to on a card that never expires.
  private static final String LONG_TERM = "长期";

  private static final Pattern MANAGEMENT_NUMBER = Pattern.compile("[0-9A-Za-z]{1,28}");

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,2}");

  private CardTextCodec() {}

  /// What was read besides the text record.
  ///
  /// @param address the appended address, UTF-16LE; empty where nothing was appended
  record Besides(
      Photo photo,
      byte[] address,
      Fingerprint.Found fingerprints,
      @Nullable String managementNumber) {

    static final Besides NOTHING =
        new Besides(new Photo.Absent(), new byte[0], Fingerprint.Found.NONE, null);

    /// Forgets the address.
    void wipe() {
      Arrays.fill(address, (byte) 0);
    }

    /// Never the bytes.
    @Override
    public String toString() {
      return "Besides[" + photo.word() + "]";
    }
  }

  /// Takes a record apart.
  ///
  /// @param text exactly 256 bytes
  static IdCard decode(byte[] text, Besides besides) {
    if (text.length != ReadAnswer.TEXT_BYTES) {
      throw new IllegalArgumentException("a text record has 256 bytes, not " + text.length);
    }
    var in = new TextFields(text);
    // 248/2 type flag
    char flag = in.character(248);
    var fields =
        switch (flag) {
          case 'I' -> foreign2017(in);
          case 'Y' -> foreign2023(in);
          case 'J' -> hkMoTw(in);
          default -> resident(in);
        };
    var card = fields.card(besides, List.of());
    return fields.card(
        besides, CardChecks.of(card, flag, fields.dates(), in, besides.fingerprints().readable()));
  }

  /// The answer to 30 05: 28 bytes of text, ASCII or UTF-16LE; null where it is neither.
  static @Nullable String managementNumber(byte[] data) {
    boolean wide = data.length % 2 == 0 && data.length > 1 && data[1] == 0;
    var text =
        wide
            ? new TextFields(data).text(0, data.length)
            : new String(data, StandardCharsets.US_ASCII).strip();
    return MANAGEMENT_NUMBER.matcher(text).matches() ? text : null;
  }

  private static Fields resident(TextFields in) {
    return new Fields(
        Layout.RESIDENT,
        in.text(0, 30), // name
        null,
        in.text(30, 2), // sex
        in.text(32, 4), // nation
        null,
        in.text(36, 16), // birth
        in.text(52, 70), // address
        in.text(122, 36), // id number
        in.text(158, 30), // issuer
        in.text(188, 16), // valid from
        in.text(204, 16), // valid to
        null, // 220/28 reserved
        null,
        null); // 250/6 reserved
  }

  private static Fields hkMoTw(TextFields in) {
    return new Fields(
        Layout.HK_MO_TW,
        in.text(0, 30), // name
        null,
        in.text(30, 2), // sex
        null, // 32/4 reserved
        null,
        in.text(36, 16), // birth
        in.text(52, 70), // address
        in.text(122, 36), // id number
        in.text(158, 30), // issuer
        in.text(188, 16), // valid from
        in.text(204, 16), // valid to
        in.text(220, 18), // pass number
        in.text(238, 4), // issue count
        null); // 250/6 reserved
  }

  private static Fields foreign2017(TextFields in) {
    return new Fields(
        Layout.FOREIGN_PERMANENT_2017,
        in.text(158, 30), // Chinese name
        in.text(0, 120), // English name
        in.text(120, 2), // sex
        null,
        in.text(152, 6), // nationality, alpha-3
        in.text(220, 16), // birth
        null,
        in.text(122, 30), // card number, 15 characters
        in.text(240, 8), // authority code; 236/4 is the card's version
        in.text(188, 16), // valid from
        in.text(204, 16), // valid to
        null,
        null,
        null);
  }

  private static Fields foreign2023(TextFields in) {
    return new Fields(
        Layout.FOREIGN_PERMANENT_2023,
        in.text(0, 30), // Chinese name
        in.text(52, 70, 220, 22), // English name, characters 1-35 and 36-46
        in.text(30, 2), // sex
        null,
        in.text(242, 6), // nationality
        in.text(36, 16), // birth
        null,
        in.text(122, 36), // id number
        null, // 158/30 reserved
        in.text(188, 16), // valid from
        in.text(204, 16), // valid to
        null,
        in.text(32, 4), // renewal count
        in.text(250, 6)); // link to the old number
  }

  /// The fields of any layout as they stand on the card; null where the layout lacks them.
  private record Fields(
      Layout layout,
      @Nullable String name,
      @Nullable String englishName,
      String sex,
      @Nullable String nationCode,
      @Nullable String nationality,
      String birth,
      @Nullable String address,
      String number,
      @Nullable String issuer,
      String validFrom,
      String validTo,
      @Nullable String passNumber,
      @Nullable String issueCount,
      @Nullable String oldNumber) {

    IdCard card(Besides besides, List<IdCard.Check> checks) {
      var appended = new TextFields(besides.address()).text(0, besides.address().length);
      return new IdCard(
          layout,
          name,
          englishName,
          switch (sex) {
            case "1" -> Sex.MALE;
            case "2" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
          },
          nationCode == null ? null : Nations.name(nationCode),
          nationCode,
          nationality,
          dateOrNull(birth),
          appended.isEmpty() ? address : appended,
          number,
          issuer,
          dateOrNull(validFrom),
          dateOrNull(validTo),
          validTo.equals(LONG_TERM),
          passNumber,
          issueCount != null && COUNT.matcher(issueCount).matches()
              ? Integer.valueOf(issueCount)
              : null,
          oldNumber == null || oldNumber.isEmpty() ? null : oldNumber,
          besides.photo(),
          besides.fingerprints().fingerprints(),
          besides.managementNumber(),
          checks);
    }

    /// The date fields that must hold a day.
    List<String> dates() {
      return validTo.equals(LONG_TERM)
          ? List.of(birth, validFrom)
          : List.of(birth, validFrom, validTo);
    }

    private static @Nullable LocalDate dateOrNull(String digits) {
      return IdNumber.date(digits).orElse(null);
    }

    /// Never the fields.
    @Override
    public String toString() {
      return layout.word();
    }
  }
}
