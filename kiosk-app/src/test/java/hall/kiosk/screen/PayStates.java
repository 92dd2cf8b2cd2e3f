// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.PaySamples;
import hall.kiosk.journey.PaySight.Standing;
import hall.kiosk.journey.PayStep;
import hall.kiosk.journey.PayStep.Slip;
import hall.kiosk.journey.PayStep.Under;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Every step of paying, as few as show all screens.
final class PayStates {

  private static final Bill.Offer WATER = PaySamples.OFFERS.getFirst();

  private PayStates() {}

  static Map<String, State> all(Look look) {
    var steps = new LinkedHashMap<String, PayStep>();
    steps.put("sorts", new PayStep.Sorts());
    steps.put("account", new PayStep.Account(WATER));
    steps.put("slip", new Slip(Slip.Problem.UNKNOWN));
    steps.put(
        "bills",
        new PayStep.Bills(
            WATER, Optional.of(List.of(PaySamples.bill("b-1"), PaySamples.bill("b-2")))));
    steps.put("code", under(Standing.AWAITING, false, new Paper.NotAsked()));
    steps.put("unsure", under(Standing.CLOSING, true, new Paper.Out(false)));
    steps.put("paid", under(Standing.PAID, false, new Paper.Out(true)));
    steps.put("refunding", under(Standing.REFUNDING, true, new Paper.Failed(Optional.empty())));
    var states = new LinkedHashMap<String, State>();
    var visit = Visit.begin(look.language()).with(look);
    var terminal = Samples.terminal().withBills(PaySamples.OFFERS);
    steps.forEach((name, step) ->
        states.put(
            "pay-" + name,
            new State.Visiting(3, terminal, visit, new Stage.Pay(step), Overlay.NONE)));
    states.put("pay-home", new State.Visiting(3, terminal, visit, new Stage.Home(), Overlay.NONE));
    return states;
  }

  private static Under under(Standing standing, boolean givingUp, Paper paper) {
    return new Under(
        2,
        Optional.of(new UUID(1, 2)),
        Optional.of(PaySamples.sight(standing)),
        4,
        false,
        givingUp,
        paper);
  }
}
