// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.AttestSamples;
import hall.kiosk.journey.AttestStep;
import hall.kiosk.journey.AttestStep.Out;
import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.Attestation.Why;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Every step of printing a certificate, as few as show all screens.
final class AttestStates {

  private AttestStates() {}

  static Map<String, State> all(Look look) {
    var sheet = AttestSamples.sheet(3);
    var steps = new LinkedHashMap<String, AttestStep>();
    steps.put("kinds", new AttestStep.Kinds());
    steps.put("asking", new AttestStep.Asking(2, AttestSamples.INSURANCE));
    steps.put("false", new AttestStep.Said(AttestSamples.INSURANCE, Why.FALSE));
    steps.put("silent", new AttestStep.Said(AttestSamples.INSURANCE, Why.SILENT));
    steps.put("ready", new AttestStep.Ready(sheet, 2));
    steps.put("looking", new AttestStep.Looking(2, sheet, 2, false));
    steps.put("out", new Out(sheet, 2, new Paper.Out(true), OptionalInt.empty()));
    steps.put("stopped", new Out(sheet, 2, new Paper.Failed(Optional.empty()), OptionalInt.of(1)));
    var states = new LinkedHashMap<String, State>();
    var terminal = Samples.terminal().withAttestations(AttestSamples.OFFER);
    steps.forEach((name, step) ->
        states.put(
            "attest-" + name,
            new State.Visiting(
                3, terminal, visit(look, step), new Stage.Attest(step), Overlay.NONE)));
    var nobody = Visit.begin(look.language()).with(look);
    states.put(
        "attest-home", new State.Visiting(3, terminal, nobody, new Stage.Home(), Overlay.NONE));
    var away = terminal.withAttestations(new Attestation.Offer(AttestSamples.OFFER.kinds(), false));
    states.put("attest-away", new State.Visiting(3, away, nobody, new Stage.Home(), Overlay.NONE));
    return states;
  }

  private static Visit visit(Look look, AttestStep step) {
    var visit = Visit.begin(look.language()).with(look);
    return step instanceof AttestStep.Looking
        ? visit.with(Attestation.PAGES, new PageRef("p1", 909, 1286))
        : visit;
  }
}
