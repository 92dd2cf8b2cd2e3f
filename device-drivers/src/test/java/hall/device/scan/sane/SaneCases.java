// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.fuzz.CodecCase;
import java.util.List;
import java.util.stream.Stream;

/// The ways into the codec of the SANE network protocol.
public final class SaneCases {

  private SaneCases() {}

  public static List<CodecCase> all() {
    return Stream.concat(SaneCodecTest.answers().map(SaneCases::answer), Stream.of(frame()))
        .toList();
  }

  private static CodecCase answer(SaneCodecTest.Answer answer) {
    return CodecCase.of(
        SaneCodec.class,
        answer.name(),
        bytes -> SaneCodec.decode(answer.decoder(), bytes, bytes.length),
        answer.bytes());
  }

  /// The records of a frame whose height is known hold no more than the frame.
  private static CodecCase frame() {
    var records = new SaneAnswers().word(4, 0x01020304, 8, 0x05060708, 0x090A0B0C, -1).bytes();
    return CodecCase.of(
            SaneCodec.class,
            "frame",
            bytes ->
                new SaneFrame(new SaneParameters(SaneParameters.GRAY, true, 4, 4, 3, 8))
                    .take(bytes, 0, bytes.length),
            records)
        .refusing(SaneFormatException.class);
  }
}
