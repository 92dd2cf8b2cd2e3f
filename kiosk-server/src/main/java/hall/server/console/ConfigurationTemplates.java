// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;

/// The templates of the configuration pages.
@Singleton
public class ConfigurationTemplates {
  private final Template home;
  private final Template layer;
  private final Template preview;

  public ConfigurationTemplates(
      @Location("console/configuration.html") Template home,
      @Location("console/layer.html") Template layer,
      @Location("console/configuration-preview.html") Template preview) {
    this.home = home;
    this.layer = layer;
    this.preview = preview;
  }

  Template home() {
    return home;
  }

  Template layer() {
    return layer;
  }

  Template preview() {
    return preview;
  }
}
