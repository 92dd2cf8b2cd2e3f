// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.util.Optional;
import javafx.scene.Node;

/// What is said of a node, where that is not what it shows.
///
/// @param toAll what everybody in the hall may hear; empty for nothing
/// @param toHeadset what only the citizen hears
/// @param change what the citizen hears where it has just changed to this
public record Spoken(String toAll, String toHeadset, String change) {

  private static final String KEY = "hall.spoken";

  private static final String STILL = "hall.still";

  /// Never the words.
  @Override
  public String toString() {
    return "Spoken[]";
  }

  /// Something of the citizen's own: others hear at most that it is there.
  public static <N extends Node> N personal(N node, String toAll, String toHeadset) {
    return personal(node, toAll, toHeadset, toHeadset);
  }

  public static <N extends Node> N personal(N node, String toAll, String toHeadset, String change) {
    node.getProperties().put(KEY, new Spoken(toAll, toHeadset, change));
    return node;
  }

  /// Read with the whole screen; that it changes is no news.
  public static <N extends Node> N still(N node) {
    node.getProperties().put(STILL, true);
    return node;
  }

  public static Optional<Spoken> of(Node node) {
    return node.hasProperties() && node.getProperties().get(KEY) instanceof Spoken spoken
        ? Optional.of(spoken)
        : Optional.empty();
  }

  public static boolean isStill(Node node) {
    return node.hasProperties() && node.getProperties().containsKey(STILL);
  }
}
