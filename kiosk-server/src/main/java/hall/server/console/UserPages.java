// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Role;
import hall.server.auth.Roles;
import hall.server.user.User;
import hall.server.user.Users;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The accounts, for system administrators.
@Path("/console/users")
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
public class UserPages {
  private static final String SECTION = "users";
  private static final int SHOWN = 50;

  private final Visit visit;
  private final Users users;
  private final UserTemplates templates;

  public UserPages(Visit visit, Users users, UserTemplates templates) {
    this.visit = visit;
    this.users = users;
    this.templates = templates;
  }

  /// An account as the pages show it.
  public record Line(User user, String role, Chip state, String lastLogin) {
    static Line of(User user, Words words) {
      return new Line(
          user,
          words.word("role_", user.role()),
          user.active()
              ? new Chip(words.say("user_active"), "good", "check")
              : new Chip(words.say("user_disabled"), "calm", "pause"),
          user.lastLoginAt() == null ? words.say("user_never") : words.minute(user.lastLoginAt()));
    }
  }

  @GET
  public Response list(@QueryParam("page") @DefaultValue("1") int page) {
    return list(200, page, "", "", "");
  }

  @POST
  public Response add(
      @FormParam("token") @Nullable String token,
      @FormParam("name") @Nullable String name,
      @FormParam("role") @Nullable String role,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      return once(users.add(new Users.Wish(name, role), name(caller)));
    } catch (ProblemException e) {
      return list(
          e.problem().status(),
          1,
          Objects.requireNonNullElse(name, ""),
          Objects.requireNonNullElse(role, ""),
          visit.words().say(e.problem().status() == 409 ? "user_taken" : "user_name_defect"));
    }
  }

  @GET
  @Path("/{name}")
  public Response open(@PathParam("name") String name, @Context SecurityContext caller) {
    return one(200, name, "", caller);
  }

  @POST
  @Path("/{name}/role")
  public Response changeRole(
      @PathParam("name") String name,
      @FormParam("token") @Nullable String token,
      @FormParam("role") @Nullable String role,
      @Context SecurityContext caller) {
    return change(name, token, new Users.Patch(Objects.requireNonNullElse(role, ""), null), caller);
  }

  @POST
  @Path("/{name}/disable")
  public Response disable(
      @PathParam("name") String name,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    return change(name, token, new Users.Patch(null, false), caller);
  }

  @POST
  @Path("/{name}/enable")
  public Response enable(
      @PathParam("name") String name,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    return change(name, token, new Users.Patch(null, true), caller);
  }

  @POST
  @Path("/{name}/password")
  public Response resetPassword(
      @PathParam("name") String name,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    return once(users.resetPassword(name, name(caller)));
  }

  @POST
  @Path("/{name}/totp")
  public Response resetTotp(
      @PathParam("name") String name,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    users.resetTotp(name, name(caller));
    return Response.seeOther(address(name)).build();
  }

  private Response change(
      String name, @Nullable String token, Users.Patch patch, SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      users.change(name, patch, name(caller));
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      return one(
          e.problem().status(),
          name,
          visit.words().say(e.problem().status() == 409 ? "user_last" : "user_role_defect"),
          caller);
    }
    return Response.seeOther(address(name)).build();
  }

  private Response list(int status, int page, String name, String role, String complaint) {
    Words words = visit.words();
    List<User> all = users.all();
    Pages part = Pages.of(all.size(), SHOWN, page);
    return visit.page(
        status,
        templates.list(),
        SECTION,
        Map.of(
            "lines",
            part.cut(all).stream().map(user -> Line.of(user, words)).toList(),
            "page",
            part,
            "roles",
            List.of(Role.values()),
            "name",
            name,
            "role",
            role,
            "complaint",
            complaint));
  }

  private Response one(int status, String name, String complaint, SecurityContext caller) {
    Map<String, Object> data = new HashMap<>();
    data.put("line", Line.of(users.find(name), visit.words()));
    data.put("roles", List.of(Role.values()));
    data.put("own", name.equals(name(caller)));
    data.put("complaint", complaint);
    return visit.page(status, templates.one(), SECTION, data);
  }

  private Response once(Users.OneTime shown) {
    return visit.page(200, templates.once(), SECTION, Map.of("shown", shown));
  }

  private static URI address(String name) {
    return URI.create("/console/users/" + name);
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
