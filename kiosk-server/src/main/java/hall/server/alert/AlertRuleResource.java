// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/// Rules: everybody reads them; who edits configurations edits them.
@Path("/api/v1/operator/alert-rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class AlertRuleResource {
  private final AlertRules rules;

  public AlertRuleResource(AlertRules rules) {
    this.rules = rules;
  }

  @GET
  public List<AlertRules.Shown> list() {
    return rules.all();
  }

  @PATCH
  @Path("/{ruleId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CONFIGURATION)
  public AlertRules.Shown edit(
      @PathParam("ruleId") String ruleId, AlertRules.Patch patch, @Context SecurityContext caller) {
    return rules.edit(ruleId, patch, caller.getUserPrincipal().getName());
  }
}
