// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.CaseSample;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.OwnCase;
import hall.kiosk.journey.OwnCase.Standing;
import hall.kiosk.journey.OwnCases;
import hall.kiosk.journey.Stage.Cases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The citizen's own cases: asked for, none, all, and those with the most to say.
final class CaseSamples {

  private static final OwnCase CORRECTING = CaseSample.of("请在下次来时带上房东签名的租房合同，扫描时把纸放平。");

  /// The number of one that waits for corrections.
  static final String ASKED = CORRECTING.number();

  /// The number of one that is decided and was not rated.
  static final String GRANTED =
      every().stream()
          .filter(one -> one.standing() == Standing.GRANTED)
          .findFirst()
          .orElseThrow()
          .number();

  private CaseSamples() {}

  /// All stages by name.
  static Map<String, Cases> all() {
    var stages = new LinkedHashMap<String, Cases>();
    stages.put("cases-waiting", new Cases(9, new Cases.Waiting(), Optional.empty()));
    stages.put("cases-unanswered", new Cases(9, new Cases.Unanswered(), Optional.empty()));
    stages.put("cases-none", known(List.of(), false, Optional.empty()));
    var every = every();
    stages.put("cases", known(every, true, Optional.empty()));
    stages.put("cases-one", known(every, false, Optional.of(ASKED)));
    var here = CaseSample.atTerminal("请带上房东签名的租房合同，扫描时把纸放平。");
    stages.put("cases-here", known(List.of(here), false, Optional.of(here.number())));
    for (var one : every) {
      if (one.standing() == Standing.ACCEPTED
          || one.standing() == Standing.REFUSED
          || one.standing() == Standing.GRANTED
          || one.standing() == Standing.DELIVERED) {
        stages.put(
            "cases-" + one.standing().word(), known(every, false, Optional.of(one.number())));
      }
    }
    return stages;
  }

  private static Cases known(List<OwnCase> cases, boolean more, Optional<String> open) {
    return new Cases(9, new Cases.Known(new OwnCases(cases, more)), open);
  }

  private static List<OwnCase> every() {
    var every = new ArrayList<OwnCase>();
    every.add(CORRECTING);
    int number = 2;
    for (var standing : Standing.values()) {
      if (standing != Standing.CORRECTING) {
        every.add(
            CaseSample.of(
                "TE4401135000001170544210604100220260112%04d".formatted(number),
                standing,
                3 - number,
                standing == Standing.REFUSED || standing == Standing.DENIED
                    ? Optional.of("申请人的居住登记还不满半年，满半年后可以再次申请。")
                    : Optional.empty(),
                List.of(),
                standing == Standing.ACCEPTED ? List.of(owed()) : List.of()));
        number++;
      }
    }
    return every;
  }

  private static OwnCase.Owed owed() {
    return new OwnCase.Owed(
        new LocalText("家庭收入证明", "Proof of the household's income"),
        Optional.of(LocalDate.of(2026, 1, 26)));
  }
}
