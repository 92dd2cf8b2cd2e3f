// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What one scope says itself, as a merge patch over what wider scopes say.
public record Layer(Scope scope, ObjectNode settings) implements Comparable<Layer> {

  /// The order in which layers are merged.
  @Override
  public int compareTo(Layer other) {
    return scope.compareTo(other.scope);
  }
}
