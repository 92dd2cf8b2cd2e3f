// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.provider.Provider;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// The page where people log in: with an account of this server, or at the provider where there is
/// one.
@ApplicationScoped
public class LoginForm {
  private final Visit visit;
  private final Provider provider;
  private final Template page;

  public LoginForm(Visit visit, Provider provider, @Location("console/login.html") Template page) {
    this.visit = visit;
    this.provider = provider;
    this.page = page;
  }

  Response show(int status, String name, String complaint) {
    return show(status, name, complaint, false);
  }

  /// @param left whether somebody has just logged out who came from the provider
  Response show(int status, String name, String complaint, boolean left) {
    return visit.page(
        status,
        page,
        "",
        Map.of(
            "name",
            name,
            "complaint",
            complaint,
            "provider",
            provider.name().orElse(""),
            "left",
            left && provider.name().isPresent()));
  }
}
