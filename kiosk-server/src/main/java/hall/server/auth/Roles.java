// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

/// The doors that endpoints name. Which of them an account opens says [Role].
public final class Roles {
  /// An enrolled terminal; the principal's name is the terminal's id.
  public static final String TERMINAL = "terminal";

  /// Whoever passed the login, even if a new password or a second factor is still missing: opens
  /// nothing but the own account.
  public static final String ACCOUNT = "account";

  /// Beside [#ACCOUNT] while something is missing.
  public static final String UNFINISHED = "unfinished";

  /// Whoever has the token for metrics, which opens nothing else.
  public static final String METRICS = "metrics";

  /// Everybody who logged in: sees the fleet and changes nothing.
  public static final String VIEWER = "viewer";

  /// Commands terminals, takes care of alerts, opens cases.
  public static final String OPERATOR = "operator";

  /// Edits and publishes configuration.
  public static final String CONFIGURATION = "configuration-administrator";

  /// Reads the audit.
  public static final String AUDITOR = "auditor";

  /// Plans terminals, says who is told of alerts, keeps the accounts.
  public static final String ADMINISTRATOR = "system-administrator";

  private Roles() {}
}
