// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.alert.AlertRules;
import hall.server.alert.Severity;
import hall.server.auth.Roles;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules of alerts: everybody reads them, whoever edits configurations edits them.
@Path("/console/alerts/rules")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class RulePages {
  private static final String SECTION = "alerts";
  private static final URI HOME = URI.create("/console/alerts/rules");

  private final Visit visit;
  private final AlertRules rules;
  private final Template list;
  private final Template one;

  public RulePages(
      Visit visit,
      AlertRules rules,
      @Location("console/alert-rules.html") Template list,
      @Location("console/alert-rule.html") Template one) {
    this.visit = visit;
    this.rules = rules;
    this.list = list;
    this.one = one;
  }

  @GET
  public Response list() {
    Words words = visit.words();
    return visit.page(
        200,
        list,
        SECTION,
        Map.of("lines", rules.all().stream().map(rule -> RuleLine.of(rule, words)).toList()));
  }

  @GET
  @Path("/{ruleId}")
  public Response open(@PathParam("ruleId") String ruleId) {
    AlertRules.Shown rule = rules.find(ruleId);
    return one(200, rule, RuleForm.of(rule), "", List.of());
  }

  @POST
  @Path("/{ruleId}")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response edit(
      @PathParam("ruleId") String ruleId,
      @FormParam("token") @Nullable String token,
      @BeanParam RuleForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      rules.edit(ruleId, form.patch(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return switch (e.problem().status()) {
        case 409 -> overtaken(rules.find(ruleId), form);
        case 422 ->
            one(422, rules.find(ruleId), form, visit.words().say("rule_defective"), defects(e));
        default -> throw e;
      };
    }
    return Response.seeOther(HOME).build();
  }

  /// Somebody else was faster: what stands now, what was filled in, and the choice.
  private Response overtaken(AlertRules.Shown now, RuleForm form) {
    form.revision = Integer.toString(now.revision());
    Words words = visit.words();
    return one(
        409,
        now,
        form,
        words.say("rule_overtaken", Objects.requireNonNullElse(now.changedBy(), "")),
        form.differences(now, words));
  }

  private Response one(
      int status, AlertRules.Shown rule, RuleForm form, String complaint, List<String> details) {
    Map<String, Object> data = new HashMap<>();
    data.put("line", RuleLine.of(rule, visit.words()));
    data.put("form", form);
    data.put("severities", List.of(Severity.values()));
    data.put("complaint", complaint);
    data.put("details", details);
    return visit.page(status, one, SECTION, data);
  }

  private List<String> defects(ProblemException e) {
    Words words = visit.words();
    return Objects.requireNonNullElse(e.problem().errors(), List.<Defect>of()).stream()
        .map(defect -> words.say(defect.path().replace("$.", "rule_")))
        .toList();
  }
}
