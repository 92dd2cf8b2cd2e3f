// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Operators;
import hall.server.auth.Operators.Operator;
import hall.server.auth.Roles;
import hall.server.auth.SecondFactor;
import hall.server.auth.Stage;
import hall.server.user.OwnAccount;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The own account, and what a login still misses.
@Path("/console/account")
@RolesAllowed(Roles.ACCOUNT)
@RunOnVirtualThread
public class AccountPages {
  private static final String SECTION = "account";
  private static final URI FIRST_PAGE = URI.create("/console/terminals");
  private static final URI ACCOUNT = URI.create("/console/account");

  private final Visit visit;
  private final Operators operators;
  private final OwnAccount account;
  private final UserTemplates templates;

  public AccountPages(
      Visit visit, Operators operators, OwnAccount account, UserTemplates templates) {
    this.visit = visit;
    this.operators = operators;
    this.account = account;
    this.templates = templates;
  }

  @GET
  public Response show() {
    Operator own = own();
    return switch (own.stage()) {
      case CODE, PASSWORD -> Response.seeOther(URI.create("/console/account/password")).build();
      case TOTP -> Response.seeOther(URI.create("/console/account/totp")).build();
      case OPEN ->
          visit.page(200, templates.account(), SECTION, Map.of("account", account.show(own)));
    };
  }

  @GET
  @Path("/password")
  public Response passwordForm() {
    return passwordForm(200, List.of());
  }

  @POST
  @Path("/password")
  public Response changePassword(
      @FormParam("token") @Nullable String token,
      @FormParam("current") @Nullable String current,
      @FormParam("wanted") @Nullable String wanted,
      @FormParam("again") @Nullable String again) {
    FormGuard.check(visit, token);
    String typed = Objects.requireNonNullElse(wanted, "");
    if (!typed.equals(again)) {
      return passwordForm(422, List.of(visit.words().say("password_differs")));
    }
    boolean first = own().stage() == Stage.PASSWORD;
    try {
      account.changePassword(own(), Objects.requireNonNullElse(current, ""), typed);
    } catch (ProblemException e) {
      return passwordForm(e.problem().status(), complaints(e));
    }
    return Response.seeOther(first ? FIRST_PAGE : ACCOUNT).build();
  }

  @GET
  @Path("/totp")
  public Response totpForm() {
    return totpForm(200, Optional.empty(), "");
  }

  @POST
  @Path("/totp")
  public Response beginTotp(
      @FormParam("token") @Nullable String token, @FormParam("current") @Nullable String current) {
    FormGuard.check(visit, token);
    try {
      return totpForm(
          200, Optional.of(account.beginTotp(own(), Objects.requireNonNullElse(current, ""))), "");
    } catch (ProblemException e) {
      return totpForm(e.problem().status(), Optional.empty(), complaints(e).getFirst());
    }
  }

  @POST
  @Path("/totp/confirmation")
  public Response confirmTotp(
      @FormParam("token") @Nullable String token, @FormParam("code") @Nullable String code) {
    FormGuard.check(visit, token);
    try {
      List<String> codes = account.confirmTotp(own(), Objects.requireNonNullElse(code, ""));
      return visit.page(200, templates.codes(), SECTION, Map.of("codes", codes));
    } catch (ProblemException e) {
      return totpForm(e.problem().status(), account.pendingTotp(own()), complaints(e).getFirst());
    }
  }

  @POST
  @Path("/sessions/{sessionId}/end")
  public Response endSession(
      @PathParam("sessionId") long sessionId, @FormParam("token") @Nullable String token) {
    FormGuard.check(visit, token);
    account.endSession(own(), sessionId);
    return Response.seeOther(ACCOUNT).build();
  }

  private Response passwordForm(int status, List<String> complaints) {
    return visit.page(
        status,
        templates.password(),
        SECTION,
        Map.of(
            "first",
            own().stage() == Stage.PASSWORD,
            "complaints",
            complaints,
            "name",
            own().name()));
  }

  private Response totpForm(int status, Optional<SecondFactor.Begun> begun, String complaint) {
    Map<String, Object> data = new HashMap<>();
    data.put("missing", own().stage() == Stage.TOTP);
    data.put("begun", begun.isPresent());
    data.put("qr", begun.map(shown -> QrCode.of(shown.uri())).orElse(null));
    data.put(
        "secret", begun.map(shown -> shown.secret().replaceAll("(.{4})(?=.)", "$1 ")).orElse(""));
    data.put("complaint", complaint);
    return visit.page(status, templates.totp(), SECTION, data);
  }

  /// What was refused, in the words of the page.
  private List<String> complaints(ProblemException e) {
    Words words = visit.words();
    List<Defect> defects = e.problem().errors();
    if (defects != null) {
      return defects.stream()
          .map(defect -> words.say("password_" + defect.path().replace("$.wanted#", "")))
          .toList();
    }
    return List.of(
        words.say(
            switch (e.problem().status()) {
              case 403 -> "password_wrong";
              case 409 -> "password_first";
              case 429 -> "password_throttled";
              default -> "totp_refused";
            }));
  }

  private Operator own() {
    return operators.find(visit.session()).orElseThrow();
  }
}
