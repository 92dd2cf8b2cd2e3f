// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What an account is for. Each opens the doors of [Roles] that its duty needs, and no more: who
/// edits configurations does not read cases, who reads the audit changes nothing.
public enum Role {
  VIEWER("viewer", false),
  OPERATOR("operator", true),
  CONFIGURATION_ADMINISTRATOR("configuration-administrator", true),
  AUDITOR("auditor", false),
  SYSTEM_ADMINISTRATOR("system-administrator", true);

  private final String word;
  private final boolean changes;

  Role(String word, boolean changes) {
    this.word = word;
    this.changes = changes;
  }

  /// The word in the contract and in the database.
  public String word() {
    return word;
  }

  /// Whether somebody in this role can change anything but their own account.
  public boolean changes() {
    return changes;
  }

  /// The doors that it opens.
  public Set<String> opens() {
    return switch (this) {
      case VIEWER -> Set.of(Roles.VIEWER);
      case OPERATOR -> Set.of(Roles.VIEWER, Roles.OPERATOR);
      case CONFIGURATION_ADMINISTRATOR -> Set.of(Roles.VIEWER, Roles.CONFIGURATION);
      case AUDITOR -> Set.of(Roles.VIEWER, Roles.AUDITOR);
      case SYSTEM_ADMINISTRATOR ->
          Set.of(
              Roles.VIEWER,
              Roles.OPERATOR,
              Roles.CONFIGURATION,
              Roles.AUDITOR,
              Roles.ADMINISTRATOR);
    };
  }

  public static Optional<Role> find(String word) {
    return Stream.of(values()).filter(role -> role.word.equals(word)).findFirst();
  }
}
