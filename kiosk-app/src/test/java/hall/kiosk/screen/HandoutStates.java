// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.device.Faults;
import hall.kiosk.journey.Handout;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Papers to take along: where they can't be had, and what becomes of one.
final class HandoutStates {

  private HandoutStates() {}

  static Map<String, State> all(Look look) {
    var states = new LinkedHashMap<String, State>();
    var terminal = Samples.terminal();
    var broken = terminal.withFaults(Map.of(Peripheral.PRINTER, Faults.disconnected("")));
    var visit =
        Visit.begin(look.language())
            .with(look)
            .with(Samples.card(), Samples.TODAY)
            .with(Samples.permit());
    var notice = new Stage.Notice();
    states.put("notice-printer-broken", at(broken, visit, notice));
    states.put("notice-no-printer", at(withoutPrinter(terminal), visit, notice));
    var another = visit.with(hall.kiosk.journey.Samples.ageAllowance());
    for (var handout : Handout.values()) {
      var about = handout == Handout.NOTICE ? visit : another;
      papers()
          .forEach((name, paper) ->
              states.put(
                  "handout-" + handout.name().toLowerCase(Locale.ROOT) + "-" + name,
                  at(terminal, about, new Stage.HandingOut(handout, notice, paper))));
    }
    states.put("acting-printer-broken", at(broken, another, new Stage.Acting()));
    states.put(
        "handout-notice-failed-broken",
        at(
            broken,
            visit,
            new Stage.HandingOut(
                Handout.NOTICE, notice, new Paper.Failed(Optional.of(Faults.disconnected(""))))));
    return states;
  }

  private static Map<String, Paper> papers() {
    var papers = new LinkedHashMap<String, Paper>();
    papers.put("printing", new Paper.Printing(2));
    papers.put("out", new Paper.Out(true));
    papers.put("sent", new Paper.Out(false));
    papers.put("failed", new Paper.Failed(Optional.empty()));
    return papers;
  }

  private static State at(Terminal terminal, Visit visit, Stage stage) {
    return new State.Visiting(3, terminal, visit, stage, Overlay.NONE);
  }

  private static Terminal withoutPrinter(Terminal of) {
    return new Terminal(
        of.hall(),
        of.languages(),
        of.timeouts(),
        of.catalogue(),
        of.faults(),
        List.of(Peripheral.PRINTER),
        of.closed(),
        of.staff());
  }
}
