// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.Reader;
import java.util.Optional;

/// Lets each page be parsed when somebody first asks for it. The framework parses all of them at
/// its start, which is a tenth of it; that they can be parsed was checked when the server was
/// built.
@Singleton
public class TemplatesOnDemand implements TemplateLocator {
  private static final int BEFORE_THE_FRAMEWORK = DEFAULT_PRIORITY + 1;

  private volatile boolean ready;

  @Override
  public int getPriority() {
    return BEFORE_THE_FRAMEWORK;
  }

  /// Nothing stands in any template while the framework starts, and it finds them itself later.
  @Override
  public Optional<TemplateLocation> locate(String id) {
    return ready ? Optional.empty() : Optional.of(new Nothing());
  }

  void forget(@Observes Engine engine) {
    ready = true;
    engine.clearTemplates();
  }

  /// An empty template.
  private static final class Nothing implements TemplateLocation {
    @Override
    public Reader read() {
      return Reader.of("");
    }

    @Override
    public Optional<Variant> getVariant() {
      return Optional.empty();
    }
  }
}
