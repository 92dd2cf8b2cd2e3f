// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.social;

import hall.device.idcard.IdCard.Check;
import hall.device.idcard.IdCard.Sex;
import hall.device.idcard.IdNumber;
import hall.device.idcard.Nations;
import hall.device.smartcard.SocialSecurityCard;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records of a social-security card: tag (1), length (1), value; text is GBK, dates and codes are
/// packed digits (LD/T 32.3).
///
/// Nothing is repaired: what does not fit is null, and a check that failed.
final class SocialSecurityCodec {

  private static final Charset GBK = Charset.forName("GBK");

  /// A record as it stands on the card.
  record Field(int tag, byte[] value) {

    /// Never the value.
    @Override
    public String toString() {
      return "Field[%02X]".formatted(tag);
    }
  }

  private SocialSecurityCodec() {}

  /// Takes a record apart; empty for anything else.
  ///
  /// Files of a fixed record length fill up with 00 or FF behind the value.
  static Optional<Field> record(byte[] data) {
    // 0/1 tag, 1/1 length
    if (data.length < 2 || data.length < 2 + (data[1] & 0xFF)) {
      return Optional.empty();
    }
    int end = 2 + (data[1] & 0xFF);
    for (int i = end; i < data.length; i++) {
      if (data[i] != data[end] || (data[i] != 0 && data[i] != (byte) 0xFF)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Field(data[0] & 0xFF, Arrays.copyOfRange(data, 2, end)));
  }

  /// Makes a card of its records.
  ///
  /// @param addressing the word of the dialect in which they were read
  static SocialSecurityCard decode(
      String atr, Map<SocialField, byte[]> records, String addressing) {
    var read = new Records(records);
    var nationCode = read.digits(SocialField.NATION, 1);
    var idNumber = read.text(SocialField.ID_NUMBER);
    var birth = date(read.digits(SocialField.BIRTH_DATE, 4));
    var sex = sex(records.get(SocialField.SEX));
    var nation = nationCode == null ? null : Nations.name(nationCode);
    return new SocialSecurityCard(
        atr,
        read.hex(SocialField.CARD_ID),
        read.text(SocialField.CARD_CLASS),
        read.text(SocialField.SPEC_VERSION),
        read.hex(SocialField.INITIALISER),
        date(read.digits(SocialField.ISSUE_DATE, 4)),
        date(read.digits(SocialField.EXPIRY_DATE, 4)),
        read.text(SocialField.CARD_NUMBER),
        idNumber,
        read.text(SocialField.NAME),
        sex,
        nation,
        nationCode,
        read.digits(SocialField.BIRTH_PLACE, 3),
        birth,
        addressing,
        checks(read, idNumber, birth, sex, nationCode, nation));
  }

  private static List<Check> checks(
      Records read,
      @Nullable String idNumber,
      @Nullable LocalDate birth,
      Sex sex,
      @Nullable String nationCode,
      @Nullable String nation) {
    var checks = new ArrayList<Check>();
    checks.add(new Check("records-complete", read.complete()));
    checks.add(new Check("text-encoding", read.readable));
    if (idNumber != null) {
      var number = new IdNumber(idNumber);
      checks.add(new Check("check-digit", number.checkDigitHolds()));
      if (birth != null) {
        checks.add(
            new Check(
                "birth-matches-number", Objects.equals(number.birthDate().orElse(null), birth)));
      }
      if (sex != Sex.UNKNOWN) {
        checks.add(new Check("sex-matches-number", number.sex() == sex));
      }
    }
    if (nationCode != null) {
      checks.add(new Check("nation-known", nation != null));
    }
    return checks;
  }

  /// GB/T 2261.1, as a character or as a number.
  private static Sex sex(byte @Nullable [] value) {
    if (value == null || value.length != 1) {
      return Sex.UNKNOWN;
    }
    return switch (value[0]) {
      case '1', 1 -> Sex.MALE;
      case '2', 2 -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  private static @Nullable LocalDate date(@Nullable String digits) {
    return digits == null ? null : IdNumber.date(digits).orElse(null);
  }

  /// The values by field, and whether their text could be read.
  private static final class Records {

    private final Map<SocialField, byte[]> values;
    private boolean readable = true;

    Records(Map<SocialField, byte[]> values) {
      this.values = values;
    }

    boolean complete() {
      return Arrays.stream(SocialField.values()).allMatch(values::containsKey);
    }

    /// Filled up with NUL, FF or spaces; null where nothing is left.
    @Nullable String text(SocialField field) {
      var value = values.get(field);
      if (value == null) {
        return null;
      }
      int end = value.length;
      while (end > 0 && filler(value[end - 1])) {
        end--;
      }
      try {
        var text = GBK.newDecoder().decode(ByteBuffer.wrap(value, 0, end)).toString().strip();
        readable &= text.chars().noneMatch(Character::isISOControl);
        return text.isEmpty() ? null : text;
      } catch (CharacterCodingException e) {
        // The check "text-encoding" says it; half a name is no name.
        readable = false;
        return null;
      }
    }

    private static boolean filler(byte b) {
      return b == 0 || b == (byte) 0xFF || b == ' ';
    }

    @Nullable String hex(SocialField field) {
      var value = values.get(field);
      return value == null || value.length == 0
          ? null
          : HexFormat.of().withUpperCase().formatHex(value);
    }

    /// Packed digits, two a byte; some issuers write them as characters.
    @Nullable String digits(SocialField field, int packedBytes) {
      var value = values.get(field);
      if (value == null || value.length == 0) {
        return null;
      }
      var digits =
          value.length == packedBytes
              ? HexFormat.of().formatHex(value)
              : new String(value, StandardCharsets.ISO_8859_1);
      return digits.matches("[0-9]+") ? digits : null;
    }
  }
}
