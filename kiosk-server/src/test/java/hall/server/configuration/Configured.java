// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Scene;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Terminals whose configuration is published, for tests of other slices.
@Singleton
public class Configured {
  private final Scene scene;
  private final Publisher publisher;
  private final Publications publications;
  private final Layers layers;

  Configured(Scene scene, Publisher publisher, Publications publications, Layers layers) {
    this.scene = scene;
    this.publisher = publisher;
    this.publications = publications;
    this.layers = layers;
  }

  /// A terminal whose whole configuration is published.
  public Scene.Enrolled terminal() throws Exception {
    Scene.Enrolled terminal = scene.terminal();
    whole(terminal.id());
    work();
    ConfigurationScene.publish(scene.operator(), "first");
    work();
    return terminal;
  }

  /// Writes a whole configuration for a terminal, and publishes nothing.
  public void whole(String terminal) throws Exception {
    set(terminal, ConfigurationScene.whole());
  }

  /// Edits the layer of a terminal.
  public void set(String terminal, Map<String, Object> values) {
    String scope = "terminal:" + terminal;
    assertEquals(
        200,
        ConfigurationScene.edit(scene.operator(), scope, layers.find(scope).revision(), values)
            .status());
  }

  /// Lets wider scopes say some settings of a terminal again.
  public void inherit(String terminal, List<String> paths) {
    String scope = "terminal:" + terminal;
    assertEquals(
        200,
        scene
            .operator()
            .patch(
                ConfigurationScene.LAYERS + scope,
                Map.of("revision", layers.find(scope).revision(), "inherit", paths))
            .status());
  }

  /// Publishes the draft to all at once.
  public void publish(String note) {
    ConfigurationScene.publish(scene.operator(), note);
    work();
  }

  /// Until every publication is signed for its terminals; the server's own schedule works as well.
  public void work() {
    while (publications.newest(20).stream()
        .anyMatch(each -> each.state() == Publication.State.PUBLISHING)) {
      publisher.step();
      Thread.onSpinWait();
    }
  }

  /// What a terminal reads in what it gets.
  public static JsonNode payload(Caller terminal) throws Exception {
    return ConfigurationScene.verified(terminal);
  }
}
