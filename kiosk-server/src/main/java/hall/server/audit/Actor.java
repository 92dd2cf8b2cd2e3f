// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

/// Who did something.
///
/// @param kind `operator`, `terminal`, `server`, `platform`, `hotline` or `stranger`
/// @param name the account or the id of the terminal; empty for platforms, and for a stranger,
///   whose typed name may be anything, even a password
public record Actor(String kind, String name) {
  /// The server itself.
  public static final Actor SERVER = new Actor("server", "server");

  /// The platform above, in whose answers decisions stand.
  public static final Actor PLATFORM = new Actor("platform", "");

  /// The hotline 12345, in whose answers it stands what became of complaints.
  public static final Actor HOTLINE = new Actor("hotline", "");

  /// Somebody for whom no account answers.
  public static final Actor STRANGER = new Actor("stranger", "");

  /// Somebody who logged in, or whose account was tried.
  public static Actor operator(String name) {
    return new Actor("operator", name);
  }

  /// An enrolled terminal.
  public static Actor terminal(String id) {
    return new Actor("terminal", id);
  }
}
