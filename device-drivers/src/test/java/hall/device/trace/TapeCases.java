// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

import hall.device.fuzz.CodecCase;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The way into the codec of recordings.
public final class TapeCases {

  private static final String TAPE =
      """
      hall-device-trace 1
      device ga450:/dev/ttyUSB0?baud=115200
      operation read 20000
      result done
      412 1 open serial /dev/ttyUSB0 115200
      1030 1 > aaaaaa9669000311ffed
      3300 1 < aaaaaa966900040000909400 ~3+6 ~9+2
      4000 1 failed the port is gone
      4100 1 close
      """;

  private TapeCases() {}

  public static List<CodecCase> all() {
    return List.of(
        CodecCase.of(
                TapeCodec.class,
                "recording",
                bytes -> TapeCodec.decode(new String(bytes, StandardCharsets.UTF_8)),
                TAPE.getBytes(StandardCharsets.UTF_8))
            .refusing(TapeFormatException.class)
            .within(32 << 10, 32));
  }
}
