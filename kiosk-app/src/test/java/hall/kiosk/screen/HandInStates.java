// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.device.Faults;
import hall.kiosk.journey.CaseSample;
import hall.kiosk.journey.GrievanceProgress.Standing;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.Stage.Code;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bringing papers: the receipt, what is asked for, the last look and the receipt for it.
final class HandInStates {

  private HandInStates() {}

  /// All states by name, for one look.
  static Map<String, State> all(Look look) {
    var states = new LinkedHashMap<String, State>();
    var nobody = Visit.begin(look.language()).with(look);
    states.put("handin-code", visiting(nobody, code(Code.Doing.LISTENING, Optional.empty())));
    states.put(
        "handin-code-problem",
        visiting(nobody, code(Code.Doing.LISTENING, Optional.of(Code.Problem.UNKNOWN_CASE))));
    var poor =
        Samples.terminal().withFaults(Map.of(Peripheral.CODE_READER, Faults.disconnected("")));
    states.put(
        "handin-scan",
        new State.Visiting(
            3, poor, nobody, code(Code.Doing.RESTING, Optional.empty()), State.Overlay.NONE));
    var waiting = CaseSample.byReceipt(CaseSample.papers(Optional.of("请带上房东签名的合同，纸要放平。")), true);
    states.put("handin-awaited", visiting(nobody.with(waiting), new Stage.Awaited()));
    var counter = CaseSample.byReceipt(List.of(), false);
    states.put("handin-counter", visiting(nobody.with(counter), new Stage.Awaited()));
    states.put(
        "handin-progress", visiting(nobody.with(CaseSample.followed()), new Stage.Awaited()));
    states.put(
        "handin-whole",
        visiting(
            nobody.with(CaseSample.ofWhole(waiting.papers().subList(1, 2))), new Stage.Awaited()));
    states.put(
        "followed",
        visiting(
            nobody,
            new Stage.Followed(CaseSample.complaint(Standing.SUPERVISED, Optional.empty()))));
    states.put(
        "followed-answered",
        visiting(
            nobody,
            new Stage.Followed(
                CaseSample.complaint(
                    Standing.ANSWERED, Optional.of("您好，您反映的补贴已经补发，请到社区领取。给您添麻烦了。")))));
    states.put(
        "followed-sending",
        visiting(
            nobody, new Stage.Followed(CaseSample.complaint(Standing.SENDING, Optional.empty()))));
    states.put(
        "followed-appointed",
        visiting(
            nobody,
            new Stage.Followed(CaseSample.visitAtHome(Standing.APPOINTED, Optional.empty()))));
    states.put(
        "followed-visited",
        visiting(
            nobody,
            new Stage.Followed(
                CaseSample.visitAtHome(Standing.VISITED, Optional.of("材料已代收，申请已代为提交，结果会寄到家里。")))));
    states.put(
        "followed-failed",
        visiting(
            nobody,
            new Stage.Followed(
                CaseSample.visitAtHome(Standing.FAILED, Optional.of("两次上门家里没有人，电话没有接通。")))));
    var scanned = scanned(nobody, waiting);
    states.put("handin-review", visiting(scanned, new Stage.Review(false)));
    var out = new Paper.Out(true);
    states.put(
        "handin-receipt",
        visiting(scanned, new Stage.Receipt(SampleStates.SUBMITTED, new Paper.NotAsked(), out)));
    states.put(
        "handin-held",
        visiting(scanned, new Stage.Receipt(SampleStates.HELD, new Paper.NotAsked(), out)));
    return states;
  }

  private static Code code(Code.Doing doing, Optional<Code.Problem> problem) {
    return new Code(9, doing, problem);
  }

  private static Visit scanned(Visit visit, HandIn waiting) {
    return visit.with(waiting).with("residence-proof", new PageRef("page1", 1240, 1754));
  }

  private static State visiting(Visit visit, Stage stage) {
    return new State.Visiting(3, Samples.terminal(), visit, stage, State.Overlay.NONE);
  }
}
