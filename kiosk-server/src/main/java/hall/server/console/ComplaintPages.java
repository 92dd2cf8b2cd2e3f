// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.complaint.Complaint;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.ComplaintMask;
import hall.server.complaint.ComplaintState;
import hall.server.complaint.Complaints;
import hall.server.complaint.Dispatch;
import hall.server.complaint.HomeVisits;
import hall.server.complaint.ScannedPages;
import hall.server.forwarding.Gaps;
import hall.server.hotline.HotlineRound;
import hall.server.message.Messages;
import hall.server.message.Note;
import hall.server.submission.DocumentAnswer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The inbox of complaints, and each of them with what may be done next. Every deed names the
/// revision that it was shown for, so that one that comes late does nothing.
@Path("/console/complaints")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class ComplaintPages {
  static final String SECTION = "complaints";

  private final Visit visit;
  private final Complaints complaints;
  private final HomeVisits homeVisits;
  private final hall.server.complaint.ComplaintPages pages;
  private final HotlineRound hotline;
  private final Messages messages;
  private final Gaps gaps;
  private final Template list;
  private final Template one;

  ComplaintPages(
      Visit visit,
      Complaints complaints,
      HomeVisits homeVisits,
      hall.server.complaint.ComplaintPages pages,
      HotlineRound hotline,
      Messages messages,
      Gaps gaps,
      @Location("console/complaints.html") Template list,
      @Location("console/complaint.html") Template one) {
    this.visit = visit;
    this.complaints = complaints;
    this.homeVisits = homeVisits;
    this.pages = pages;
    this.hotline = hotline;
    this.messages = messages;
    this.gaps = gaps;
    this.list = list;
    this.one = one;
  }

  /// What visits are filtered by.
  public record Division(String names, String written) {
    static Division of(String names) {
      return new Division(names, names.replace("/", ""));
    }
  }

  @GET
  public Response list(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("number") @DefaultValue("") String wanted,
      @QueryParam("division") @DefaultValue("") String division) {
    boolean known = Stream.of(ComplaintState.values()).anyMatch(each -> each.word().equals(state));
    String number = wanted.strip().toUpperCase(Locale.ROOT);
    Words words = visit.words();
    var today = complaints.today();
    return visit.page(
        200,
        list,
        SECTION,
        Map.of(
            "state",
            known ? state : "",
            "number",
            number,
            "division",
            division,
            "divisions",
            homeVisits.divisions().stream().map(Division::of).toList(),
            "states",
            Stream.of(ComplaintState.values()).map(ComplaintState::word).toList(),
            "rounds",
            hotline.done().stream().map(each -> ForwardingLine.round(each, words)).toList(),
            "lines",
            complaints
                .list(
                    known ? state : null,
                    number.isEmpty() ? null : number,
                    division.isEmpty() ? null : division)
                .stream()
                .map(each -> ComplaintLine.of(each, today, words))
                .toList()));
  }

  @GET
  @Path("/{complaintId}")
  public Response open(@PathParam("complaintId") long id) {
    return page(200, id, "");
  }

  /// What the citizen scanned; a look leaves a trace.
  @GET
  @Path("/{complaintId}/pages")
  public Response pages(@PathParam("complaintId") long id, @Context SecurityContext caller) {
    var opened = pages.open(id, caller.getUserPrincipal().getName());
    return DocumentAnswer.inline("pages", "application/pdf", opened.file());
  }

  @POST
  @Path("/{complaintId}/{complaintDeed}")
  public Response act(
      @PathParam("complaintId") long id,
      @PathParam("complaintDeed") String word,
      @FormParam("token") @Nullable String token,
      @FormParam("revision") @Nullable Long revision,
      @FormParam("words") @Nullable String words,
      @FormParam("day") @Nullable String day,
      @FormParam("case") @DefaultValue("") String caseNumber,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    String operator = caller.getUserPrincipal().getName();
    long seen = revision == null ? -1 : revision;
    String said = Objects.requireNonNullElse(words, "");
    Optional<Deed> deed = Deed.find(word);
    try {
      if (deed.isEmpty()) {
        show(word, id, seen, word.equals("case") ? caseNumber : said, operator);
      } else if (deed.get() == Deed.SEND) {
        hotline.send(id, seen, operator);
      } else {
        complaints.act(
            id, seen, deed.get(), new Complaints.Said(said, day(day), caseNumber), operator);
      }
    } catch (ProblemException e) {
      return page(e.problem().status(), id, e.problem().word());
    }
    return Response.seeOther(URI.create("/console/complaints/" + id)).build();
  }

  /// Null where it is none.
  private static @Nullable LocalDate day(@Nullable String written) {
    try {
      return written == null ? null : LocalDate.parse(written);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void show(String word, long id, long seen, String said, String operator) {
    switch (word) {
      case "publish" -> complaints.publish(id, seen, said, operator);
      case "case" -> homeVisits.name(id, seen, said, operator);
      case "withdraw" -> complaints.withdraw(id, seen, operator);
      default -> throw unknown();
    }
  }

  private Response page(int status, long id, String said) {
    Complaint complaint = complaints.find(id).orElseThrow(ComplaintPages::unknown);
    Words words = visit.words();
    boolean answered = complaint.state() == ComplaintState.ANSWERED;
    Map<String, Object> data = new HashMap<>();
    data.put("line", ComplaintLine.of(complaint, complaints.today(), words));
    data.put("complaint", complaint);
    data.put("pages", pages(complaint.pages(), words));
    List<Deed> deeds = deeds(complaint);
    data.put("deeds", deeds);
    data.put("sends", deeds.contains(Deed.SEND));
    data.put("wire", wire(complaint, words));
    data.put(
        "gaps",
        gaps.openAbout(complaint.number()).stream()
            .map(each -> words.say("forwarding_gap_" + each.sort().word()))
            .toList());
    ScannedPages scanned = complaint.pages();
    data.put("pagesGo", scanned != null && scanned.mayGoToHotline());
    data.put("kept", kept(complaint, words));
    data.put(
        "trail",
        complaints.trail(id).stream().map(each -> ComplaintLine.Done.of(each, words)).toList());
    data.put("messages", MessageLine.of(messages.ofVisit(id), words));
    data.put("landline", landline(complaint));
    data.put("said", said.isEmpty() ? "" : words.say("complaint_said_" + said));
    data.put("goesOut", goesOut(complaint));
    data.put("mayName", complaint.state() == ComplaintState.VISITED);
    data.put("mayPublish", answered);
    data.put("proposal", answered ? proposal(complaint, words) : "");
    return visit.page(status, one, SECTION, data);
  }

  /// The list of whoever comes that day; null where nobody is about to.
  private static @Nullable URI goesOut(Complaint complaint) {
    LocalDate day = complaint.visitOn();
    String helper = complaint.unit();
    return complaint.state() == ComplaintState.APPOINTED && day != null && helper != null
        ? HomeVisitPages.address(day, helper)
        : null;
  }

  /// Whether nobody can be told by message when somebody comes.
  private boolean landline(Complaint complaint) {
    return messages.isOpen()
        && complaint.visit() != null
        && !complaint.state().over()
        && !Note.reaches(complaint.phone());
  }

  private List<Deed> deeds(Complaint complaint) {
    return Complaints.deeds(complaint).stream()
        .filter(deed -> deed != Deed.SEND || hotline.isOpen())
        .toList();
  }

  /// How the sending to the hotline goes, or why somebody has to call it; empty where there is
  /// nothing to say.
  private static String wire(Complaint complaint, Words words) {
    Dispatch dispatch = complaint.dispatch();
    if (dispatch == null || complaint.state().over()) {
      return "";
    }
    String why = ForwardingLine.failure("hotline_", dispatch.failure(), words);
    return switch (dispatch.wire()) {
      case WAITING ->
          why.isEmpty()
              ? words.say("hotline_waiting")
              : words.say(
                  "hotline_waiting_failed",
                  dispatch.attempts(),
                  why,
                  words.second(HallTime.at(dispatch.nextAttemptAt())));
      case REFUSED -> words.say("hotline_refused", why);
      case GIVEN_UP -> words.say("hotline_given-up", why);
      case RETURNED -> words.say("hotline_returned");
      case DELIVERED -> "";
    };
  }

  /// What of this one stays in the hall when it is sent.
  private static String kept(Complaint complaint, Words words) {
    boolean phone = complaint.name() == null && complaint.phone() != null;
    ScannedPages pages = complaint.pages();
    return words.list(
        Stream.of(
                complaint.name() == null ? "" : words.say("hotline_keeps_number"),
                phone ? words.say("hotline_keeps_phone") : "",
                pages == null || pages.mayGoToHotline() ? "" : words.say("hotline_keeps_pages"))
            .filter(each -> !each.isEmpty())
            .toList());
  }

  /// How many pages were scanned, how large they are, and that the citizen agreed; nothing where
  /// there are none.
  private static List<String> pages(@Nullable ScannedPages pages, Words words) {
    return pages == null
        ? List.of()
        : List.of(
            words.say("case_pages", pages.count()) + " · " + words.size(pages.bytes()),
            words.say("case_consent", pages.consentVersion()));
  }

  /// What may be published, as it is or as a machine can propose it.
  private static String proposal(Complaint complaint, Words words) {
    String published = complaint.published();
    return published != null
        ? published
        : ComplaintMask.masked(
            words.say(
                "complaint_proposal",
                complaint.text(),
                Objects.requireNonNullElse(complaint.answer(), "")),
            complaint.name());
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "complaint-unknown", "Look for it in the list.").asException();
  }
}
