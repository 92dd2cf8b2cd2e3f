// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.auth.Roles;
import hall.server.calendar.Calendar;
import hall.server.submission.CaseList;
import hall.server.supervision.Dashboards;
import hall.server.supervision.SupervisionFilter;
import hall.server.terminal.TerminalStore;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// How much was in time, by hall, item and responsible unit, and the way to all events.
@Path("/console/supervision")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class SupervisionPages {
  private final Visit visit;
  private final Dashboards dashboards;
  private final CaseList cases;
  private final TerminalStore terminals;
  private final Calendar calendar;
  private final Template page;

  SupervisionPages(
      Visit visit,
      Dashboards dashboards,
      CaseList cases,
      TerminalStore terminals,
      Calendar calendar,
      @Location("console/supervision.html") Template page) {
    this.visit = visit;
    this.dashboards = dashboards;
    this.cases = cases;
    this.terminals = terminals;
    this.calendar = calendar;
    this.page = page;
  }

  @GET
  public Response look(@BeanParam SupervisionFilter asked) {
    SupervisionFilter filter = asked.checked().orThisMonth(calendar.today());
    return visit.page(
        200,
        page,
        CasePages.SECTION,
        Map.of(
            "filter",
            filter,
            "board",
            dashboards.of(filter),
            "halls",
            terminals.halls(),
            "items",
            cases.items()));
  }
}
