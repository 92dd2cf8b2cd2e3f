// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a terminal belongs, which says whose layers it takes.
record Membership(
    String terminalId, String hallId, @Nullable String districtId, @Nullable String model) {

  /// Its scopes, the widest first.
  List<Scope> scopes() {
    List<Scope> scopes = new ArrayList<>();
    scopes.add(Scope.FLEET);
    if (model != null) {
      scopes.add(new Scope(Scope.Level.MODEL, model));
    }
    if (districtId != null) {
      scopes.add(new Scope(Scope.Level.DISTRICT, districtId));
    }
    scopes.add(new Scope(Scope.Level.HALL, hallId));
    scopes.add(Scope.terminal(terminalId));
    return scopes;
  }
}
