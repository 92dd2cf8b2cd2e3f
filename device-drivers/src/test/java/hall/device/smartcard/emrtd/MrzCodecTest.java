// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.emrtd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.idcard.IdCard.Sex;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// On the specimens of ICAO Doc 9303, parts 4 to 6.
class MrzCodecTest {

  static final String TD3 =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
          + "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  static final String TD1 =
      "I<UTOD231458907<<<<<<<<<<<<<<<"
          + "7408122F1204159UTO<<<<<<<<<<<6"
          + "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
  static final String TD2 =
      "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<" + "D231458907UTO7408122F1204159<<<<<<<6";

  /// The specimen of 9303-5 with a number of more than nine characters.
  static final String TD1_LONG =
      "I<UTOD23145890<7349<<<<<<<<<<<"
          + "3407127M9507122UTO<<<<<<<<<<<2"
          + "STEVENSON<<PETER<JOHN<<<<<<<<<";

  static byte[] dg1(String mrz) {
    byte[] text = mrz.getBytes(StandardCharsets.US_ASCII);
    var dg1 = new byte[text.length + 5];
    dg1[0] = 0x61;
    dg1[1] = (byte) (text.length + 3);
    dg1[2] = 0x5F;
    dg1[3] = 0x1F;
    dg1[4] = (byte) text.length;
    System.arraycopy(text, 0, dg1, 5, text.length);
    return dg1;
  }

  private static MrzCodec.Zone zone(String mrz) {
    return MrzCodec.decode(dg1(mrz)).orElseThrow();
  }

  private static void assertAnna(MrzCodec.Zone zone, String code, String number, String optional) {
    var holder = zone.holder();
    assertEquals(code, holder.documentCode());
    assertEquals("UTO", holder.issuingState());
    assertEquals(number, holder.documentNumber());
    assertEquals("ERIKSSON", holder.surname());
    assertEquals("ANNA MARIA", holder.givenNames());
    assertEquals("UTO", holder.nationality());
    assertEquals(LocalDate.of(1974, 8, 12), holder.birthDate());
    assertEquals(Sex.FEMALE, holder.sex());
    assertEquals(LocalDate.of(2012, 4, 15), holder.expiryDate());
    assertEquals(optional, holder.optionalData());
    assertTrue(zone.checks().stream().allMatch(check -> !check.failed()), zone.checks().toString());
    assertEquals(4, zone.checks().size());
  }

  @Test
  void aPassportIsRead() {
    assertAnna(zone(TD3), "P", "L898902C3", "ZE184226B");
  }

  @Test
  void aCardOfThreeLinesIsRead() {
    assertAnna(zone(TD1), "I", "D23145890", "");
  }

  @Test
  void aCardOfTwoLinesIsRead() {
    assertAnna(zone(TD2), "I", "D23145890", "");
  }

  @Test
  void aLongNumberGoesOnInTheOptionalData() {
    var zone = zone(TD1_LONG);
    assertEquals("D23145890734", zone.holder().documentNumber());
    assertEquals("", zone.holder().optionalData());
    assertTrue(zone.checks().stream().allMatch(check -> !check.failed()), zone.checks().toString());
  }

  @Test
  void aBirthLiesBeforeTheExpiry() {
    assertEquals(
        LocalDate.of(2010, 8, 12), zone(TD3.replace("740812", "100812")).holder().birthDate());
    assertEquals(
        LocalDate.of(1913, 8, 12), zone(TD3.replace("740812", "130812")).holder().birthDate());
    assertNull(zone(TD3.replace("740812", "74<<<<")).holder().birthDate());
  }

  @Test
  void eachWrongCharacterOfTheNumbersFailsACheck() {
    for (int at = 44; at < 88; at++) {
      if ((at >= 54 && at < 57) || at == 64) {
        continue; // nationality and sex are under no check digit
      }
      var wrong = new StringBuilder(TD3);
      int value = Math.max(0, Character.digit(TD3.charAt(at), 36));
      wrong.setCharAt(at, Character.forDigit((value + 1) % 10, 10));
      assertFalse(
          zone(wrong.toString()).checks().stream().allMatch(check -> !check.failed()), "at " + at);
    }
  }

  @Test
  void everyTruncationIsNothing() {
    byte[] whole = dg1(TD3);
    for (int length = 0; length < whole.length; length++) {
      assertEquals(Optional.empty(), MrzCodec.decode(Arrays.copyOf(whole, length)), "at " + length);
    }
  }

  @Test
  void nothingOfAHolderIsInItsText() {
    assertEquals("Holder", zone(TD3).holder().toString());
  }

  @Test
  void everyMutationIsAZoneOrNothing() {
    var random = new Random(9303);
    int zones = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = dg1(random.nextBoolean() ? TD3 : random.nextBoolean() ? TD1 : TD2);
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(8) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length * 2));
      }
      zones += MrzCodec.decode(bytes).isPresent() ? 1 : 0;
    }
    assertTrue(zones > 1000, "zones: " + zones);
  }

  @Test
  void lengthsOfTwoBytesAreRead() {
    var object = new byte[4 + 300];
    object[0] = 0x75;
    object[1] = (byte) 0x82;
    object[2] = 1;
    object[3] = 44;
    assertEquals(300, Tlv.of(object).orElseThrow().value().length);
    assertEquals(Optional.of(304), Tlv.length(object));
    assertEquals("Tlv[75]", Tlv.of(object).orElseThrow().toString());
    object[1] = (byte) 0x84;
    assertEquals(Optional.empty(), Tlv.of(object));
    object[1] = (byte) 0x80;
    assertEquals(Optional.empty(), Tlv.of(object));
  }
}
