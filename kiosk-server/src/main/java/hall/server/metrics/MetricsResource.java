// SPDX-License-Identifier: Apache-2.0
package hall.server.metrics;

import hall.server.auth.Roles;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// Numbers for Prometheus, for whoever has the token of the settings, and for everybody who logged
/// in.
@Path("/metrics")
@RolesAllowed({Roles.METRICS, Roles.VIEWER})
@RunOnVirtualThread
public class MetricsResource {
  private final PrometheusMeterRegistry registry;
  private final Readings readings;

  public MetricsResource(PrometheusMeterRegistry registry, Readings readings) {
    this.registry = registry;
    this.readings = readings;
  }

  @GET
  public Response scrape() {
    readings.refresh();
    return Response.ok(registry.scrape())
        .type("text/plain; version=0.0.4; charset=utf-8")
        .header("Cache-Control", "no-store")
        .build();
  }
}
