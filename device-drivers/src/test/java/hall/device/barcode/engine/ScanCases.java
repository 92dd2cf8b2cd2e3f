// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.fuzz.CodecCase;
import hall.device.model.DeviceModel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The ways into the codec of bar-code modules: what ends by a pause, and what ends by a suffix.
public final class ScanCases {

  private static final byte[] CODE = "办件 100001\r".getBytes(StandardCharsets.UTF_8);
  private static final byte[] GB_CODE = "办件 100002\r".getBytes(Charset.forName("GB18030"));
  private static final byte[] AIM = "]Q1hello\r".getBytes(StandardCharsets.US_ASCII);

  private ScanCases() {}

  public static List<CodecCase> all() {
    var any = EngineModel.of(new DeviceModel("any", Map.of("longest", 100)));
    var aim =
        EngineModel.of(new DeviceModel("aim", Map.of("longest", 100, "suffix", "cr", "aim", true)));
    return List.of(
        CodecCase.of(ScanCodec.class, "pause", bytes -> take(any, bytes), CODE, GB_CODE),
        CodecCase.of(ScanCodec.class, "suffix", bytes -> take(aim, bytes), AIM, CODE));
  }

  private static void take(EngineModel model, byte[] bytes) {
    var codec = new ScanCodec(model);
    for (byte b : bytes) {
      codec.take(b & 0xFF).ifPresent(ScanCases::check);
    }
    codec.pause().ifPresent(ScanCases::check);
    if (codec.begun()) {
      throw new IllegalStateException("a pause ends every code");
    }
  }

  private static void check(Scan scan) {
    if (scan.text().isEmpty() || scan.text().length() > 100) {
      throw new IllegalStateException("%d characters".formatted(scan.text().length()));
    }
  }
}
