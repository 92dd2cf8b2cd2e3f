// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Makes the first account of an empty server; its password is told once and kept nowhere.
@ApplicationScoped
public class FirstAdministrator {
  private static final int PASSWORD_LENGTH = 16;

  private final Operators operators;
  private final Secrets secrets;

  public FirstAdministrator(Operators operators, Secrets secrets) {
    this.operators = operators;
    this.secrets = secrets;
  }

  /// A name with its password in clear.
  public record Made(String name, String password) {}

  /// Nothing when an operator exists already.
  public Optional<Made> create() {
    if (!operators.none()) {
      return Optional.empty();
    }
    Made made = new Made("admin", secrets.readable(PASSWORD_LENGTH));
    return operators.add(made.name(), made.password(), Roles.ADMINISTRATOR)
        ? Optional.of(made)
        : Optional.empty();
  }
}
