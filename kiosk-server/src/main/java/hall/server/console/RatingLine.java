// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.evaluation.Rater;
import hall.server.evaluation.Rectification;
import hall.server.evaluation.Rectifications;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A bad rating in the list: not what the citizen wrote.
///
/// @param tone of the state's chip
/// @param address of its page
/// @param rater by whom, and its word in forms
/// @param terminal its id, or that it was a phone
/// @param due the day by which the next thing is due, or that it is late; empty where all is done
public record RatingLine(
    String caseNumber,
    String address,
    String rater,
    String raterWord,
    String mark,
    List<String> reasons,
    String state,
    String tone,
    String icon,
    String rated,
    String terminal,
    String due) {

  static RatingLine of(Rectification bad, LocalDate today, Words words) {
    boolean late = bad.late(today);
    boolean over = bad.state().over();
    String day = Objects.toString(bad.dueOn(), "");
    return new RatingLine(
        bad.evaluation().caseNumber(),
        address(bad.evaluation().caseNumber(), bad.evaluation().rater()),
        words.text(bad.evaluation().rater().label()),
        bad.evaluation().rater().word(),
        words.say("evaluation_mark_" + bad.evaluation().mark()),
        Stream.of(bad.evaluation().reasons().split(",", -1))
            .filter(reason -> !reason.isEmpty())
            .map(reason -> words.say("evaluation_reason_" + reason))
            .toList(),
        words.say("rectification_state_" + bad.state().word()),
        over ? "good" : late ? "bad" : "busy",
        over ? "check" : late ? "alert" : "clock",
        words.minute(HallTime.at(bad.evaluation().evaluatedAt())),
        Objects.requireNonNullElse(
            bad.evaluation().terminalId(), words.text(bad.evaluation().channel().label())),
        over ? "" : words.say(late ? "complaint_late" : "complaint_due", day));
  }

  static String address(String caseNumber, Rater rater) {
    String applicants = "/console/evaluations/cases/" + caseNumber;
    return rater == Rater.APPLICANT ? applicants : applicants + "?rater=" + rater.word();
  }

  /// What was done, for the page.
  public record Done(String at, String actor, String deed, String words) {
    static Done of(Rectifications.Done done, Words words) {
      return new Done(
          words.minute(HallTime.at(done.at())),
          done.actor(),
          words.say("rectification_done_" + done.deed()),
          done.words());
    }
  }
}
