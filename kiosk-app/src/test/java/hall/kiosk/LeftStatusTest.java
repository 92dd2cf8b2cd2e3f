// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.Faults;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftStatusTest {

  private final Map<Peripheral, DeviceStatus> statuses =
      Map.of(
          Peripheral.ID_CARD_READER,
          DeviceStatus.online(),
          Peripheral.SCANNER,
          DeviceStatus.of(Faults.mediaJam("")));

  @Test
  void aForgottenCardAsksForAnAttendantAtTheReader() {
    var told = LeftStatus.in(statuses, Set.of(Belonging.CARD, Belonging.TICKET));
    var reader = of(Peripheral.ID_CARD_READER, told);
    assertEquals(DeviceState.USER_ERROR, reader.state());
    assertEquals("left-behind", reader.fault().orElseThrow().reason());
    assertEquals(
        statuses.keySet(), told.keySet(), "a device that this terminal lacks tells nothing");
  }

  @Test
  void aDevicesOwnTroubleIsMoreUrgent() {
    var told = LeftStatus.in(statuses, Set.of(Belonging.ORIGINAL));
    assertEquals("media-jam", of(Peripheral.SCANNER, told).fault().orElseThrow().reason());
  }

  private static DeviceStatus of(Peripheral peripheral, Map<Peripheral, DeviceStatus> told) {
    return Objects.requireNonNull(told.get(peripheral));
  }

  @Test
  void withNothingLeftEveryDeviceTellsItsOwn() {
    assertEquals(statuses, LeftStatus.in(statuses, Set.of()));
  }
}
