// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.auth.Roles;
import jakarta.ws.rs.core.SecurityContext;

/// Who may order what.
public final class Permission {
  private Permission() {}

  /// Whether somebody may order a kind of command.
  public static boolean given(CommandKind kind, SecurityContext caller) {
    return !kind.changesTerminal() || caller.isUserInRole(Roles.ADMINISTRATOR);
  }

  /// Problem: `forbidden`.
  public static void check(Order order, SecurityContext caller) {
    if (CommandKind.of(String.valueOf(order.kind()))
        .filter(kind -> !given(kind, caller))
        .isPresent()) {
      throw refused();
    }
  }

  static ProblemException refused() {
    return Problem.of(403, "forbidden", "Ask an administrator: citizens feel this command.")
        .asException();
  }
}
