// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Consent;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.LicenceSamples;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Showing an electronic licence instead of laying a paper.
final class LicenceStates {

  private LicenceStates() {}

  static Map<String, State> all(Look look) {
    var item = Samples.terminal().catalogue().find(LicenceSamples.ITEM).orElseThrow();
    var visit =
        Visit.begin(look.language())
            .with(look)
            .with(Samples.card(), hall.kiosk.journey.Samples.TODAY)
            .with(item)
            .with(Consent.IMAGES);
    var states = new LinkedHashMap<String, State>();
    var paper = new Stage.Materials(0, OptionalLong.empty(), Optional.empty());
    states.put("licence-offered", visiting(visit, paper));
    states.put(
        "licence-taken",
        visiting(visit.with(LicenceSamples.PAPER, LicenceSamples.pages().getFirst()), paper));
    states.put(
        "licence-reviewed",
        visiting(
            visit.with(LicenceSamples.PAPER, LicenceSamples.pages().getFirst()),
            new Stage.Review(false)));
    states.put(
        "licence-listening", visiting(visit, new Stage.Showing(0, 9, false, Optional.empty())));
    states.put("licence-asking", visiting(visit, new Stage.Showing(0, 9, true, Optional.empty())));
    for (var problem : Licence.Problem.values()) {
      states.put(
          "licence-" + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          visiting(visit, new Stage.Showing(0, 9, false, Optional.of(problem))));
    }
    return states;
  }

  private static State visiting(Visit visit, Stage stage) {
    return new State.Visiting(3, Samples.terminal().withLicences(true), visit, stage, Overlay.NONE);
  }
}
