// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.auth.Roles;
import io.quarkus.security.identity.SecurityIdentity;

/// What the visitor may do, so that pages offer nothing that the server would refuse.
public record May(
    boolean view, boolean operate, boolean configure, boolean audit, boolean administer) {
  /// Somebody who did not log in.
  static final May NOTHING = new May(false, false, false, false, false);

  static May of(SecurityIdentity visitor) {
    return new May(
        visitor.hasRole(Roles.VIEWER),
        visitor.hasRole(Roles.OPERATOR),
        visitor.hasRole(Roles.CONFIGURATION),
        visitor.hasRole(Roles.AUDITOR),
        visitor.hasRole(Roles.ADMINISTRATOR));
  }
}
