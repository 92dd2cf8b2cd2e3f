// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.auth.Roles;
import hall.server.complaint.Complaint;
import hall.server.complaint.Complaints;
import hall.server.complaint.HomeVisits;
import hall.server.complaint.HomeVisits.Round;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The visits at home that one helper has still to make on a day, to read and to print; before
/// somebody is chosen, who goes out that day and to how many.
@Path("/console/visits")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class HomeVisitPages {
  private final Visit visit;
  private final Complaints complaints;
  private final HomeVisits homeVisits;
  private final Template page;

  HomeVisitPages(
      Visit visit,
      Complaints complaints,
      HomeVisits homeVisits,
      @Location("console/visits.html") Template page) {
    this.visit = visit;
    this.complaints = complaints;
    this.homeVisits = homeVisits;
    this.page = page;
  }

  /// Whoever goes out that day.
  ///
  /// @param address of the list
  public record Line(String name, long visits, URI address) {}

  /// Where the list of a helper's day stands.
  static URI address(LocalDate day, String helper) {
    return UriBuilder.fromPath("/console/visits")
        .queryParam("day", day)
        .queryParam("helper", helper)
        .build();
  }

  @GET
  public Response list(
      @QueryParam("day") @DefaultValue("") String wanted,
      @QueryParam("helper") @DefaultValue("") String helper,
      @Context SecurityContext caller) {
    LocalDate day = day(wanted);
    List<Complaint> visits =
        helper.isEmpty()
            ? List.of()
            : homeVisits.of(day, helper, caller.getUserPrincipal().getName());
    List<Round> rounds = homeVisits.rounds(day);
    Map<String, Object> data = new HashMap<>();
    data.put("day", day);
    data.put("before", address(day.minusDays(1), helper));
    data.put("after", address(day.plusDays(1), helper));
    data.put("helper", helper);
    data.put(
        "helpers",
        rounds.stream()
            .map(each -> new Line(each.name(), each.visits(), address(day, each.name())))
            .toList());
    data.put("goesOut", rounds.stream().anyMatch(each -> each.name().equals(helper)));
    data.put("visits", visits);
    return visit.page(200, page, ComplaintPages.SECTION, data);
  }

  private LocalDate day(String wanted) {
    try {
      return wanted.isEmpty() ? complaints.today() : LocalDate.parse(wanted);
    } catch (DateTimeParseException unreadable) {
      return complaints.today();
    }
  }
}
