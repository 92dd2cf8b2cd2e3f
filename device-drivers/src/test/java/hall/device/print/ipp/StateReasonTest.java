// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.DeviceFault;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReasonTest {

  /// A reason's fault, if it has one, and whether it blocks by itself.
  @ParameterizedTest
  @CsvSource({
    "media-empty-error, media-empty, true",
    "media-empty-warning, media-empty, false",
    "media-empty, media-empty, false",
    "media-needed-report, media-empty, true",
    "media-jam-error, media-jam, true",
    "door-open-error, cover-open, true",
    "interlock-open-warning, cover-open, false",
    "toner-empty-error, marker-supply-empty, true",
    "marker-waste-full-error, marker-waste-full, true",
    "output-area-full-warning, output-full, false",
    "input-tray-missing-error, tray-missing, true",
    "paused, printer-stopped, false",
    "com.example.motor-hot-error, printer-stopped, true",
    "com.example.motor-hot-report, '', false",
    "toner-low-warning, '', false",
    "media-low-report, '', false",
    "'', '', false"
  })
  void aReasonIsAFaultOrNot(String text, String fault, boolean blocks) {
    var reason = StateReason.parse(text);
    assertEquals(fault, reason.fault().map(DeviceFault::reason).orElse(""));
    assertEquals(blocks, reason.blocks());
  }

  @ParameterizedTest
  @CsvSource({
    "toner-low-warning media-empty cover-open-error, cover-open",
    "toner-low-warning media-jam media-empty, media-jam",
    "toner-low-warning, ''"
  })
  void whatBlocksMattersMost(String reasons, String fault) {
    assertEquals(
        fault,
        StateReason.worst(List.of(reasons.split(" ", -1))).map(DeviceFault::reason).orElse(""));
  }
}
