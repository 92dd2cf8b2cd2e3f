// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Filters;
import hall.server.HallTime;
import hall.server.Words;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.audit.AuditFilter;
import hall.server.audit.AuditPage;
import hall.server.audit.AuditTrail;
import hall.server.audit.Verdict;
import hall.server.audit.Verification;
import hall.server.auth.Roles;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The audit for auditors, filtered, verified and exported.
@Path("/console/audit")
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
public class AuditPages {
  private static final String SECTION = "audit";

  private final Visit visit;
  private final AuditTrail trail;
  private final Verification verification;
  private final Audit audit;
  private final Template page;

  public AuditPages(
      Visit visit,
      AuditTrail trail,
      Verification verification,
      Audit audit,
      @Location("console/audit.html") Template page) {
    this.visit = visit;
    this.trail = trail;
    this.verification = verification;
    this.audit = audit;
    this.page = page;
  }

  /// What the form of the page asks for; days are those of the halls.
  public record Wish(
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {

    AuditFilter filter() {
      return AuditFilter.of(actor, action, subject, start(from, 0), start(to, 1));
    }

    /// The same as a query.
    String query() {
      return Filters.query(
          "actor", actor, "action", action, "subject", subject, "from", from, "to", to);
    }

    boolean isEmpty() {
      return query().equals("actor=&action=&subject=&from=&to=");
    }

    private static @Nullable String start(@Nullable String text, int later) {
      LocalDate day = Filters.day(text);
      return day == null
          ? null
          : day.plusDays(later).atStartOfDay(HallTime.ZONE).toOffsetDateTime().toString();
    }
  }

  @GET
  public Response list(
      @BeanParam Wish wish,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("verify") @Nullable String verify) {
    Words words = visit.words();
    AuditPage listed = trail.page(wish.filter(), before);
    Map<String, Object> data = new HashMap<>();
    data.put("lines", listed.entries().stream().map(entry -> AuditLine.of(entry, words)).toList());
    data.put("older", listed.before() == null ? 0L : listed.before());
    data.put("newest", before == null);
    data.put("filtered", !wish.isEmpty());
    data.put("actions", trail.actions());
    data.put("actor", Objects.requireNonNullElse(wish.actor(), ""));
    data.put("action", Objects.requireNonNullElse(wish.action(), ""));
    data.put("subject", Objects.requireNonNullElse(wish.subject(), ""));
    data.put("from", Objects.requireNonNullElse(wish.from(), ""));
    data.put("to", Objects.requireNonNullElse(wish.to(), ""));
    data.put("query", wish.query());
    Optional<Verdict> verdict =
        verify == null ? Optional.empty() : Optional.of(verification.verify());
    data.put("verdict", verdict.map(found -> say(found, words)).orElse(""));
    data.put("intact", verdict.filter(Verdict.Intact.class::isInstance).isPresent());
    return visit.page(200, page, SECTION, data);
  }

  @GET
  @Path("/export")
  public Response export(@BeanParam Wish wish, @Context SecurityContext caller) {
    audit.append(
        Actor.operator(caller.getUserPrincipal().getName()), "audit-exported", "audit", Map.of());
    StreamingOutput lines = out -> trail.export(wish.filter(), out);
    return Response.ok(lines, "application/jsonl")
        .header("Content-Disposition", "attachment; filename=\"audit.jsonl\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  private static String say(Verdict verdict, Words words) {
    return switch (verdict) {
      case Verdict.Intact(long entries, String head) ->
          words.say("audit_intact", Long.toString(entries), head);
      case Verdict.Broken(long entry, Verdict.Reason reason) ->
          words.say(
              "audit_broken", Long.toString(entry), words.say("auditreason_" + reason.word()));
    };
  }
}
