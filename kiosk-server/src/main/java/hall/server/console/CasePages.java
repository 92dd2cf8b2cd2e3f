// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.calendar.Calendar;
import hall.server.casework.CaseState;
import hall.server.casework.Casework;
import hall.server.commitment.Commitment;
import hall.server.commitment.Commitments;
import hall.server.complaint.HomeVisits;
import hall.server.forwarding.Forwardings;
import hall.server.message.Messages;
import hall.server.submission.CaseFile;
import hall.server.submission.CaseFilter;
import hall.server.submission.CaseList;
import hall.server.submission.CasePage;
import hall.server.submission.Cases;
import hall.server.submission.DocumentAnswer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The desk of whoever works on cases: the list, masked, and each case in full with what may be
/// done next.
@Path("/console/cases")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class CasePages {
  static final String SECTION = "cases";
  private static final int LOOK_AHEAD_MONTHS = 3;

  private final Visit visit;
  private final Cases cases;
  private final CaseList caseList;
  private final Casework casework;
  private final Calendar calendar;
  private final Commitments commitments;
  private final Forwardings forwardings;
  private final HomeVisits homeVisits;
  private final Messages messages;
  private final Template list;
  private final Template one;

  public CasePages(
      Visit visit,
      Cases cases,
      CaseList caseList,
      Casework casework,
      Calendar calendar,
      Commitments commitments,
      Forwardings forwardings,
      HomeVisits homeVisits,
      Messages messages,
      @Location("console/cases.html") Template list,
      @Location("console/case.html") Template one) {
    this.visit = visit;
    this.cases = cases;
    this.caseList = caseList;
    this.casework = casework;
    this.calendar = calendar;
    this.commitments = commitments;
    this.forwardings = forwardings;
    this.homeVisits = homeVisits;
    this.messages = messages;
    this.list = list;
    this.one = one;
  }

  @GET
  public Response list(
      @BeanParam CaseFilter filter, @QueryParam("page") @DefaultValue("1") int page) {
    Words words = visit.words();
    CasePage found = caseList.page(filter.checked(), page);
    Map<String, Object> data = new HashMap<>();
    data.put("page", found);
    data.put("lines", found.cases().stream().map(each -> CaseLine.of(each, words)).toList());
    data.put("filter", filter);
    data.put("states", List.of(CaseState.values()).stream().map(CaseState::word).toList());
    data.put("dues", CaseFilter.DUES);
    data.put("items", caseList.items());
    data.put("notes", notes(words));
    return visit.page(200, list, SECTION, data);
  }

  /// What deadlines are counted without.
  private List<String> notes(Words words) {
    List<String> notes = new ArrayList<>(calendar.defects());
    LocalDate today = calendar.today();
    int ahead = today.plusMonths(LOOK_AHEAD_MONTHS).getYear();
    for (int year = today.getYear(); year <= ahead; year++) {
      if (!calendar.days().knows(year)) {
        notes.add(words.say("cases_no_calendar", Integer.toString(year)));
      }
    }
    return notes;
  }

  @GET
  @Path("/{caseNumber}")
  @RolesAllowed(Roles.OPERATOR)
  public Response open(
      @PathParam("caseNumber") String caseNumber, @Context SecurityContext caller) {
    return page(200, caseNumber, "", CaseOrderForm.empty(), caller);
  }

  @POST
  @Path("/{caseNumber}/orders")
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response order(
      @PathParam("caseNumber") String caseNumber,
      MultivaluedMap<String, String> fields,
      @Context SecurityContext caller) {
    FormGuard.check(visit, fields.getFirst("token"));
    CaseOrderForm form = new CaseOrderForm(fields);
    try {
      casework.order(caseNumber, form.order(), name(caller));
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      String complaint = visit.words().say("caseproblem_" + e.problem().word());
      return page(e.problem().status(), caseNumber, complaint, form, caller);
    }
    return Response.seeOther(URI.create("/console/cases/" + caseNumber)).build();
  }

  private Response page(
      int status,
      String caseNumber,
      String complaint,
      CaseOrderForm typed,
      SecurityContext caller) {
    Words words = visit.words();
    CaseFile file = cases.open(caseNumber, name(caller));
    Map<String, Object> data = new HashMap<>();
    data.put("case", CaseView.of(file, calendar.days(), words));
    data.put("desk", CaseDesk.of(file, typed, words));
    data.put("complaint", complaint);
    data.put("typedStep", typed.typed("order"));
    Commitment signed = commitments.of(caseNumber).orElse(null);
    data.put("signed", signed);
    data.put("kept", signed == null ? null : CommitmentPages.chip(signed, words));
    data.put("messages", MessageLine.of(messages.ofCase(caseNumber), words));
    data.put("landline", false);
    data.put("visits", homeVisits.ofCase(caseNumber));
    data.put(
        "forwarded",
        forwardings.of(caseNumber).map(each -> ForwardingLine.of(each, "", words)).orElse(null));
    return visit.page(status, one, SECTION, data);
  }

  @GET
  @Path("/{caseNumber}/documents/{documentId}")
  @RolesAllowed(Roles.OPERATOR)
  public Response document(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("documentId") String documentId,
      @Context SecurityContext caller) {
    return DocumentAnswer.inline(cases.openDocument(caseNumber, documentId, name(caller)));
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
