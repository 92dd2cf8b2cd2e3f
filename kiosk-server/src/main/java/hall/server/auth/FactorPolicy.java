// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whether roles that change things need a second factor: `hall.auth.totp`, `optional` or
/// `required`.
@ApplicationScoped
public class FactorPolicy {
  private final boolean required;

  public FactorPolicy(@ConfigProperty(name = "hall.auth.totp") String word) {
    this.required =
        switch (word) {
          case "optional" -> false;
          case "required" -> true;
          default ->
              throw new IllegalArgumentException(
                  "hall.auth.totp must be optional or required, not \"" + word + "\".");
        };
  }

  /// What is missing for an account whose factors were all shown.
  public Stage stage(boolean firstPassword, boolean totp, Role role) {
    return Stage.after(firstPassword, totp, required, role);
  }
}
