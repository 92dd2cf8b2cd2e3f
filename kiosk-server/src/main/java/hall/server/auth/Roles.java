// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

/// The roles that endpoints ask for.
public final class Roles {
  /// An enrolled terminal; the principal's name is the terminal's id.
  public static final String TERMINAL = "terminal";

  /// Anybody who logged in.
  public static final String OPERATOR = "operator";

  /// An operator who may also change the fleet.
  public static final String ADMINISTRATOR = "administrator";

  private Roles() {}
}
