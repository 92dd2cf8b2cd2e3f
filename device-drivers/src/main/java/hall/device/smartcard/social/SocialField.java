// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.social;

import java.util.Optional;
import java.util.stream.Stream;

/// The records of the files that a social-security card shows without a PIN (LD/T 32.3: EF05 of the
/// issuer, EF06 of the holder).
enum SocialField {
  CARD_ID(0xEF05, 0x01),
  CARD_CLASS(0xEF05, 0x02),
  SPEC_VERSION(0xEF05, 0x03),
  INITIALISER(0xEF05, 0x04),
  ISSUE_DATE(0xEF05, 0x05),
  EXPIRY_DATE(0xEF05, 0x06),
  CARD_NUMBER(0xEF05, 0x07),
  ID_NUMBER(0xEF06, 0x08),
  NAME(0xEF06, 0x09),
  SEX(0xEF06, 0x0A),
  NATION(0xEF06, 0x0B),
  BIRTH_PLACE(0xEF06, 0x0C),
  BIRTH_DATE(0xEF06, 0x0D);

  final int file;
  final int tag;

  SocialField(int file, int tag) {
    this.file = file;
    this.tag = tag;
  }

  static Optional<SocialField> of(int file, int tag) {
    return Stream.of(values()).filter(field -> field.file == file && field.tag == tag).findFirst();
  }

  /// The tags of a file in rising order.
  static int[] tags(int file) {
    return Stream.of(values())
        .filter(field -> field.file == file)
        .mapToInt(field -> field.tag)
        .toArray();
  }
}
