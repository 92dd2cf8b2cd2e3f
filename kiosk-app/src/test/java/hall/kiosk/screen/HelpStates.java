// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.AttestSamples;
import hall.kiosk.journey.AttestStep;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.HelpCall.Message;
import hall.kiosk.journey.HelpCall.Said;
import hall.kiosk.journey.HelpCall.Standing;
import hall.kiosk.journey.HelpDraft;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A call for help in everything that can become of it.
final class HelpStates {

  private static final List<Message> TALK =
      List.of(
          new Message(1, true, "不知道怎么办"),
          new Message(2, false, "您好，请把户口簿首页朝下放在玻璃上，放平以后再点“开始扫描”。"),
          new Message(3, true, "好的，明白了"),
          new Message(4, false, "扫完如果还有下一页，就翻到下一页再扫一次，不着急。"));

  private static final List<Said> WRITTEN =
      List.of(new Said("妈妈的户口簿还在老家，能不能先交复印件？", true), new Said("她后天回来。", true));

  private static final Message OWN = new Message(1, true, WRITTEN.getFirst().text());

  /// As long as a text may be.
  private static final String LONG =
      "户口簿在老家，只有首页的照片。".repeat(14).substring(0, HelpCall.LONGEST_TEXT);

  private HelpStates() {}

  static Map<String, State> all(Look look) {
    var calls = new LinkedHashMap<String, HelpCall>();
    calls.put("none", HelpCall.NONE);
    calls.put("calling", call(Standing.CALLING, said("请过来一下"), List.of(), false));
    calls.put("silent", call(Standing.SILENT, List.of(), List.of(), false));
    calls.put("open", call(Standing.OPEN, said("请过来一下"), TALK.subList(0, 1), false));
    calls.put("talk", call(Standing.OPEN, said("不知道怎么办", "好的，明白了"), TALK, false));
    calls.put("over", call(Standing.OVER, said("不知道怎么办", "好的，明白了"), TALK, false));
    calls.put("written", call(Standing.SILENT, WRITTEN, List.of(OWN), false));
    calls.put("written-over", call(Standing.OVER, WRITTEN, List.of(OWN), false));
    calls.put("draft", written(Standing.OPEN, LONG, false));
    var states = new LinkedHashMap<String, State>();
    var visit = Visit.begin(look.language()).with(look).with(Samples.card(), Samples.TODAY);
    calls.forEach((name, call) ->
        states.put(
            "help-" + name,
            new State.Visiting(
                3, Samples.terminal(), visit.with(call), new Stage.Home(), Overlay.HELP)));
    var drafts =
        Map.of(
            "help-words-empty", written(Standing.OPEN, "", false),
            "help-words-long", written(Standing.OPEN, LONG, false),
            "help-words-refused", written(Standing.OPEN, "号码是 110101194910010021", true),
            "help-words-over", written(Standing.OVER, WRITTEN.getFirst().text(), false));
    drafts.forEach((name, call) ->
        states.put(
            name,
            new State.Visiting(
                3, Samples.terminal(), visit.with(call), new Stage.Home(), Overlay.HELP_WORDS)));
    var pointed =
        visit
            .with(hall.kiosk.journey.Samples.ageAllowance())
            .with(call(Standing.OPEN, List.of(), TALK.subList(0, 2), true));
    states.put(
        "pointed-notice",
        new State.Visiting(3, Samples.terminal(), pointed, new Stage.Notice(), Overlay.NONE));
    states.put(
        "pointed-attest",
        new State.Visiting(
            3,
            Samples.terminal().withAttestations(AttestSamples.OFFER),
            pointed,
            new Stage.Attest(new AttestStep.Ready(AttestSamples.sheet(3), 2)),
            Overlay.NONE));
    states.put(
        "pointed-acting",
        new State.Visiting(3, Samples.terminal(), pointed, new Stage.Acting(), Overlay.NONE));
    return states;
  }

  private static List<Said> said(String... phrases) {
    return Stream.of(phrases).map(phrase -> new Said(phrase, false)).toList();
  }

  /// @param refused whether it holds a number of a card
  private static HelpCall written(Standing standing, String text, boolean refused) {
    return new HelpCall(
        standing, 3, List.of(), List.of(), 0, false, refused, new HelpDraft(text, true, refused));
  }

  static HelpCall call(Standing standing, List<Said> said, List<Message> messages, boolean at) {
    return new HelpCall(standing, 3, said, messages, at ? 1 : 0, at, false, HelpDraft.NONE);
  }
}
