// SPDX-License-Identifier: Apache-2.0
package hall.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Counts answers by the class of their status.
@Singleton
public class Answers {
  private final List<Counter> classes;

  Answers(MeterRegistry registry) {
    this.classes =
        Stream.of("1xx", "2xx", "3xx", "4xx", "5xx")
            .map(status ->
                Counter.builder("hall.answers")
                    .description("Answers by the class of their HTTP status")
                    .tag("status", status)
                    .register(registry))
            .toList();
  }

  @ServerResponseFilter
  public void count(ContainerResponseContext answer) {
    classes.get(Math.clamp(answer.getStatus() / 100, 1, 5) - 1).increment();
  }
}
