// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Text;
import hall.server.Words;
import hall.server.alert.Recipients;
import hall.server.alert.Severity;
import hall.server.auth.Roles;
import hall.server.terminal.Hall;
import hall.server.terminal.TerminalStore;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is told of alerts, and whether notices reach them. Addresses are for administrators alone.
@Path("/console/alerts/recipients")
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
public class RecipientPages {
  private static final String SECTION = "alerts";
  private static final URI HOME = URI.create("/console/alerts/recipients");

  private final Visit visit;
  private final Recipients recipients;
  private final TerminalStore store;
  private final Template page;
  private final Template one;

  public RecipientPages(
      Visit visit,
      Recipients recipients,
      TerminalStore store,
      @Location("console/alert-recipients.html") Template page,
      @Location("console/alert-recipient.html") Template one) {
    this.visit = visit;
    this.recipients = recipients;
    this.store = store;
    this.page = page;
    this.one = one;
  }

  /// A recipient in words.
  ///
  /// @param trouble why the last notice is not there; empty where it is
  public record Line(
      Recipients.Shown recipient, String channel, String hears, String level, String trouble) {}

  /// What is said above the list: how a trial went, a webhook's secret, what is wrong.
  private record Said(String good, String bad, String secret, List<String> defects) {
    static final Said NOTHING = new Said("", "", "", List.of());
  }

  @GET
  public Response list() {
    return page(200, new RecipientForm(), Said.NOTHING);
  }

  @POST
  public Response add(
      @FormParam("token") @Nullable String token,
      @BeanParam RecipientForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    Recipients.Shown added;
    try {
      added = recipients.add(form.wish(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(e.problem().status(), form, new Said("", "", "", defects(e)));
    }
    // Where there is a secret, this is the only page that shows it.
    return added.secret() == null
        ? Response.seeOther(HOME).build()
        : page(
            201,
            new RecipientForm(),
            new Said(
                visit.words().say("recipient_added", added.name()), "", added.secret(), List.of()));
  }

  @GET
  @Path("/{recipientId}")
  public Response open(@PathParam("recipientId") long recipientId) {
    Recipients.Shown known = recipients.find(recipientId);
    return one(200, known, RecipientForm.of(known), List.of());
  }

  @POST
  @Path("/{recipientId}")
  public Response edit(
      @PathParam("recipientId") long recipientId,
      @FormParam("token") @Nullable String token,
      @BeanParam RecipientForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      recipients.edit(recipientId, form.wish(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      return one(e.problem().status(), recipients.find(recipientId), form, defects(e));
    }
    return Response.seeOther(HOME).build();
  }

  @POST
  @Path("/{recipientId}/trial")
  public Response tryOut(
      @PathParam("recipientId") long recipientId,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller)
      throws InterruptedException {
    FormGuard.check(visit, token);
    Words words = visit.words();
    Recipients.Trial trial = recipients.tryOut(recipientId, caller.getUserPrincipal().getName());
    String name = recipients.find(recipientId).name();
    return page(
        200,
        new RecipientForm(),
        trial.delivered()
            ? new Said(words.say("recipient_reached", name), "", "", List.of())
            : new Said(
                "",
                words.say("recipient_not_reached", name, failure(trial.failure(), words)),
                "",
                List.of()));
  }

  @POST
  @Path("/{recipientId}/remove")
  public Response remove(
      @PathParam("recipientId") long recipientId,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    recipients.remove(recipientId, caller.getUserPrincipal().getName());
    return Response.seeOther(HOME).build();
  }

  private Response page(int status, RecipientForm form, Said said) {
    Words words = visit.words();
    List<Hall> halls = store.halls();
    Map<String, Text> names = halls.stream().collect(Collectors.toMap(Hall::id, Hall::name));
    Map<String, Object> data = fields(form, halls, said.defects());
    data.put("lines", recipients.all().stream().map(each -> line(each, names, words)).toList());
    data.put("said", said.good());
    data.put("trouble", said.bad());
    data.put("secret", said.secret());
    return visit.page(status, page, SECTION, data);
  }

  private Response one(
      int status, Recipients.Shown recipient, RecipientForm form, List<String> defects) {
    Map<String, Object> data = fields(form, store.halls(), defects);
    data.put("recipient", recipient);
    return visit.page(status, one, SECTION, data);
  }

  private static Map<String, Object> fields(
      RecipientForm form, List<Hall> halls, List<String> defects) {
    Map<String, Object> data = new HashMap<>();
    data.put("halls", halls);
    data.put("severities", List.of(Severity.values()));
    data.put("levels", List.of(1, 2, 3));
    data.put("form", form);
    data.put("defects", defects);
    return data;
  }

  private static Line line(Recipients.Shown recipient, Map<String, Text> halls, Words words) {
    Text hall = halls.get(Objects.requireNonNullElse(recipient.hallId(), ""));
    return new Line(
        recipient,
        words.say("recipient_channel_" + recipient.channel()),
        words.say(
            "recipient_hears",
            hall == null ? words.say("recipient_all_halls") : words.text(hall),
            words.say("recipient_severity_" + recipient.severity().word())),
        words.say("recipient_level_" + recipient.level()),
        recipient.failure() == null ? "" : failure(recipient.failure(), words));
  }

  private static String failure(@Nullable String why, Words words) {
    if (why == null) {
      return "";
    }
    int dash = why.indexOf('-');
    boolean numbered = why.startsWith("http-") || why.startsWith("smtp-");
    return numbered
        ? words.say("delivery_" + why.substring(0, dash), why.substring(dash + 1))
        : words.word("delivery_", why);
  }

  private List<String> defects(ProblemException e) {
    Words words = visit.words();
    List<Defect> defects = e.problem().errors();
    return defects == null
        ? List.of(
            words.say(
                e.problem().type().endsWith("revision-differs")
                    ? "recipient_differs"
                    : "recipient_no_mail"))
        : defects.stream()
            .map(defect ->
                words.say(
                    defect.path().equals("$.address")
                        ? "recipient_defect_address"
                        : "recipient_defect"))
            .distinct()
            .toList();
  }
}
