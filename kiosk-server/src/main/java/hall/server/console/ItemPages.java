// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.auth.Roles;
import hall.server.catalogue.Catalogue;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/// The service items of the newest edition, and what their check found.
@Path("/console/items")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class ItemPages {
  private static final String SECTION = "configuration";

  private final Visit visit;
  private final Catalogue catalogue;
  private final Template page;

  public ItemPages(
      Visit visit, Catalogue catalogue, @Location("console/items.html") Template page) {
    this.visit = visit;
    this.catalogue = catalogue;
    this.page = page;
  }

  @GET
  public Response all() {
    Catalogue.Published published = catalogue.published();
    Map<String, Object> data = new HashMap<>();
    data.put("view", ItemsView.of(published.files(), visit.words()));
    data.put("revision", published.edition().revision());
    return visit.page(200, page, SECTION, data);
  }
}
