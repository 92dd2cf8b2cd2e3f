// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import hall.server.auth.Operators;
import hall.server.auth.Roles;
import hall.server.auth.SecondFactor;
import hall.server.auth.SessionCookie;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The own account.
@Path("/api/v1/operator/account")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@RunOnVirtualThread
public class AccountResource {
  private final OwnAccount account;
  private final Operators operators;

  public AccountResource(OwnAccount account, Operators operators) {
    this.account = account;
    this.operators = operators;
  }

  /// A new password, and the one so far unless that was a first password.
  public record PasswordRequest(@Nullable String current, @Nullable String wanted) {
    @Override
    public String toString() {
      return "PasswordRequest";
    }
  }

  /// The password, before a second factor is drawn.
  public record TotpRequest(@Nullable String current) {
    @Override
    public String toString() {
      return "TotpRequest";
    }
  }

  /// What the app shows.
  public record CodeRequest(@Nullable String code) {
    @Override
    public String toString() {
      return "CodeRequest";
    }
  }

  /// Shown this once.
  public record RecoveryCodes(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "RecoveryCodes";
    }
  }

  @GET
  public OwnAccount.Account show(@CookieParam(SessionCookie.NAME) String token) {
    return account.show(own(token));
  }

  @PUT
  @Path("/password")
  @Consumes(MediaType.APPLICATION_JSON)
  public void changePassword(
      @CookieParam(SessionCookie.NAME) String token, PasswordRequest request) {
    account.changePassword(own(token), given(request.current()), given(request.wanted()));
  }

  @POST
  @Path("/totp")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response beginTotp(@CookieParam(SessionCookie.NAME) String token, TotpRequest request) {
    SecondFactor.Begun begun = account.beginTotp(own(token), given(request.current()));
    return Response.ok(begun).header("Cache-Control", "no-store").build();
  }

  @PUT
  @Path("/totp")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response confirmTotp(@CookieParam(SessionCookie.NAME) String token, CodeRequest request) {
    List<String> codes = account.confirmTotp(own(token), given(request.code()));
    return Response.ok(new RecoveryCodes(codes)).header("Cache-Control", "no-store").build();
  }

  @DELETE
  @Path("/sessions/{sessionId}")
  public void endSession(
      @CookieParam(SessionCookie.NAME) String token, @PathParam("sessionId") long sessionId) {
    account.endSession(own(token), sessionId);
  }

  private Operators.Operator own(String token) {
    return operators.find(token).orElseThrow();
  }

  private static String given(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
