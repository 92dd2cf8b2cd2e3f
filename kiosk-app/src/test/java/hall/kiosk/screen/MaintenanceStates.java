// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.device.Faults;
import hall.device.SelfTest;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LeftBehind;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Upkeep;
import hall.kiosk.journey.Upkeep.Health;
import hall.kiosk.journey.Upkeep.Kept;
import hall.kiosk.journey.Upkeep.PinAnswer;
import hall.kiosk.journey.Upkeep.Task;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The screens of those who look after the terminal.
final class MaintenanceStates {

  private static final Health WELL =
      new Health(
          Optional.of("sample-district-01"),
          "0.1.0",
          12,
          "hall.example",
          Optional.of(Duration.ofSeconds(9)),
          Optional.of(new Kept(0, 0)),
          Optional.of(49L << 30));

  private static final Health BADLY =
      new Health(
          Optional.empty(),
          "0.1.0",
          0,
          "hall.example",
          Optional.empty(),
          Optional.of(new Kept(14, 1)),
          Optional.of(1L << 28));

  private MaintenanceStates() {}

  static Map<String, State> all(Language language) {
    var states = new LinkedHashMap<String, State>();
    states.put("maintenance-pin", at(language, asking(Optional.empty())));
    states.put("maintenance-wrong", at(language, asking(Optional.of(new PinAnswer.Wrong(1)))));
    states.put(
        "maintenance-locked",
        at(language, asking(Optional.of(new PinAnswer.Locked(Duration.ofMinutes(15))))));
    states.put("maintenance-open", at(language, new Upkeep.Open(WELL, new Task.None())));
    states.put("maintenance-tested", at(language, new Upkeep.Open(BADLY, tested())));
    return states;
  }

  private static Upkeep asking(Optional<PinAnswer.Denied> denied) {
    return new Upkeep.Asking(Optional.empty(), denied);
  }

  private static Task tested() {
    var good = new SelfTest(List.of(new SelfTest.Check("answers", true, "online")));
    var bad =
        new SelfTest(
            List.of(
                new SelfTest.Check("answers", true, "userError"),
                new SelfTest.Check("ready", false, "media-jam tray-2"),
                new SelfTest.Check("no-warning", false, "media-jam tray-2")));
    return new Task.Tested(
        Map.of(
            Peripheral.ID_CARD_READER, good,
            Peripheral.SCANNER, bad,
            Peripheral.PRINTER, good,
            Peripheral.TICKET_PRINTER, good));
  }

  /// In the language that the hall begins with.
  private static State at(Language language, Upkeep upkeep) {
    var sample = Samples.terminal().withFaults(Map.of(Peripheral.PRINTER, Faults.disconnected("")));
    var terminal =
        new Terminal(
            sample.hall(),
            List.of(language),
            sample.timeouts(),
            sample.catalogue(),
            sample.faults(),
            sample.missing(),
            sample.closed(),
            sample.staff());
    return new State.Maintenance(1, terminal, LeftBehind.NOTHING, upkeep);
  }
}
