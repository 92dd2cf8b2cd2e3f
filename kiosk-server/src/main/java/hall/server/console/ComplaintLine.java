// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.complaint.Complaint;
import hall.server.complaint.Complaints;
import hall.server.complaint.Dispatch;
import java.time.LocalDate;

/// A complaint in the list: not what it says, and of whoever wrote it nothing but whether there is
/// a name.
///
/// @param tone of the state's chip
/// @param due the day by which the next thing is due, or that it is late; empty where all is done
/// @param wire that it could not be sent to the hotline; empty where there is nothing to say
public record ComplaintLine(
    long id,
    String number,
    String sort,
    String state,
    String tone,
    String icon,
    String received,
    String terminal,
    boolean named,
    String due,
    boolean late,
    String wire) {

  static ComplaintLine of(Complaint complaint, LocalDate today, Words words) {
    boolean late = complaint.late(today);
    boolean over = complaint.state().over();
    String day = complaint.dueOn().toString();
    return new ComplaintLine(
        complaint.id(),
        complaint.number(),
        words.say("complaint_sort_" + complaint.sort().word()),
        words.say("complaint_state_" + complaint.state().word()),
        over ? "good" : late ? "bad" : "busy",
        over ? "check" : late ? "alert" : "clock",
        words.minute(HallTime.at(complaint.receivedAt())),
        complaint.terminalId(),
        complaint.name() != null,
        over ? "" : words.say(late ? "complaint_late" : "complaint_due", day),
        late,
        wire(complaint, words));
  }

  private static String wire(Complaint complaint, Words words) {
    Dispatch dispatch = complaint.dispatch();
    if (dispatch == null || complaint.state().over()) {
      return "";
    }
    return switch (dispatch.wire()) {
      case REFUSED, GIVEN_UP, RETURNED -> words.say("hotline_failed");
      case WAITING, DELIVERED -> "";
    };
  }

  /// What was done, for the page.
  public record Done(String at, String actor, String deed, String words) {
    static Done of(Complaints.Done done, Words words) {
      return new Done(
          words.minute(HallTime.at(done.at())),
          done.actor().startsWith(":")
              ? words.word("auditactor_", done.actor().substring(1))
              : done.actor(),
          words.say("complaint_done_" + done.deed()),
          said(done, words));
    }

    /// Why the wire came to nothing stands there as a short word, and what a message was for.
    private static String said(Complaints.Done done, Words words) {
      if (done.deed().startsWith("message-")) {
        return words.word("message_purpose_", done.words());
      }
      return done.deed().equals("return") && done.actor().equals(":server")
          ? ForwardingLine.failure("hotline_", done.words(), words)
          : done.words();
    }
  }
}
