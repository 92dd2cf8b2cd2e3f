// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.emrtd;

import hall.device.fuzz.CodecCase;
import java.util.List;

/// The way into the codec of the machine readable zone.
public final class MrzCases {

  private MrzCases() {}

  public static List<CodecCase> all() {
    return List.of(
        CodecCase.of(
                MrzCodec.class,
                "DG1",
                MrzCodec::decode,
                MrzCodecTest.dg1(MrzCodecTest.TD1),
                MrzCodecTest.dg1(MrzCodecTest.TD1_LONG),
                MrzCodecTest.dg1(MrzCodecTest.TD2),
                MrzCodecTest.dg1(MrzCodecTest.TD3))
            .within(24 << 10, 64));
  }
}
