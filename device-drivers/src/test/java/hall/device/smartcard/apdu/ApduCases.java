// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

import hall.device.fuzz.CodecCase;
import java.util.HexFormat;
import java.util.List;

/// The way into the codec of commands and answers.
public final class ApduCases {

  private static final byte[] COMMAND = {0x00, (byte) 0xB2, 0x01, 0x04, 0x00};

  private ApduCases() {}

  public static List<CodecCase> all() {
    return List.of(
        CodecCase.of(
            ApduCodec.class,
            "answer",
            bytes -> ApduCodec.next(ApduCodec.State.of(COMMAND), bytes),
            hex("9000"),
            hex("6114"),
            hex("6C14"),
            hex("0812" + "31".repeat(18) + "9000")));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
