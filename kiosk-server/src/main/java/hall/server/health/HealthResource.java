// SPDX-License-Identifier: Apache-2.0
package hall.server.health;

import hall.server.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// For load balancers and whoever restarts what hangs. Open to everybody, since it tells one word.
@Path("/health")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HealthResource {
  private static final int PATIENCE_SECONDS = 3;

  private final Database database;

  public HealthResource(Database database) {
    this.database = database;
  }

  /// One word.
  ///
  /// @param status `UP` or `DOWN`
  public record Health(String status) {}

  /// Whoever gets this answer need not restart the server, whatever else is away.
  @GET
  @Path("/live")
  public Health live() {
    return new Health("UP");
  }

  /// Whether requests had better come here: 503 while the database does not answer.
  @GET
  @Path("/ready")
  public Response ready() throws InterruptedException {
    return databaseAnswers()
        ? Response.ok(new Health("UP")).build()
        : Response.status(Response.Status.SERVICE_UNAVAILABLE).entity(new Health("DOWN")).build();
  }

  private boolean databaseAnswers() throws InterruptedException {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("health")
        .start(() -> {
          try {
            answer.complete(database.first("select 1", row -> true).isPresent());
          } catch (RuntimeException away) {
            answer.complete(false);
          }
        });
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The question about the database failed", e);
    }
  }
}
