// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.social;

import hall.device.fuzz.CodecCase;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

/// The ways into the codec of the social-security card.
public final class SocialCases {

  private SocialCases() {}

  public static List<CodecCase> all() {
    return List.of(
        CodecCase.of(
            SocialSecurityCodec.class,
            "record",
            SocialSecurityCodec::record,
            new byte[] {0x0A, 1, '1'},
            new byte[] {0x0A, 1, '1', 0, 0}),
        CodecCase.of(SocialSecurityCodec.class, "card", SocialCases::card, records())
            .within(24 << 10, 64));
  }

  /// The records of both files, one after the other.
  private static byte[] records() {
    var out = new ByteArrayOutputStream();
    SocialSecurityCodecTest.records()
        .forEach((field, value) -> {
          out.write(field.tag);
          out.write(value.length);
          out.writeBytes(value);
        });
    return out.toByteArray();
  }

  private static void card(byte[] bytes) {
    var records = new EnumMap<SocialField, byte[]>(SocialField.class);
    for (int at = 0; at + 1 < bytes.length; ) {
      int tag = bytes[at] & 0xFF;
      int end = Math.min(bytes.length, at + 2 + (bytes[at + 1] & 0xFF));
      byte[] value = Arrays.copyOfRange(bytes, at + 2, end);
      SocialField.of(tag < 8 ? 0xEF05 : 0xEF06, tag).ifPresent(field -> records.put(field, value));
      at = end;
    }
    var _ = SocialSecurityCodec.decode("3B00", records, "number");
  }
}
