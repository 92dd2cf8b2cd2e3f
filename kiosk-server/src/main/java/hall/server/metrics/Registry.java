// SPDX-License-Identifier: Apache-2.0
package hall.server.metrics;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Makes the registry that slices count in. Labels are words of this program, never an id or
/// anything that somebody typed.
@Singleton
public class Registry {
  @Produces
  @Singleton
  PrometheusMeterRegistry registry(AgroalDataSource pool) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    List<MeterBinder> machine =
        List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics());
    machine.forEach(binder -> binder.bindTo(registry));
    connections(registry, pool, "active", AgroalDataSourceMetrics::activeCount);
    connections(registry, pool, "free", AgroalDataSourceMetrics::availableCount);
    connections(registry, pool, "awaited", AgroalDataSourceMetrics::awaitingCount);
    return registry;
  }

  private static void connections(
      PrometheusMeterRegistry registry,
      AgroalDataSource pool,
      String state,
      ToDoubleFunction<AgroalDataSourceMetrics> count) {
    Gauge.builder("hall.sql.connections", pool, each -> count.applyAsDouble(each.getMetrics()))
        .description("Connections of the pool, and callers that wait for one")
        .tag("state", state)
        .register(registry);
  }
}
