// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

/// How far a login has come. Each stage but the last opens nothing except the page where the
/// missing thing is given.
public enum Stage {
  /// The password was right; the code of the second factor is missing.
  CODE("code"),
  /// The first password must be replaced.
  PASSWORD("password"),
  /// The policy asks for a second factor, and none is set up.
  TOTP("totp"),
  /// Nothing is missing.
  OPEN("open");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /// The word in the contract and in the database.
  public String word() {
    return word;
  }

  static Stage of(String word) {
    for (Stage stage : values()) {
      if (stage.word.equals(word)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("No stage " + word);
  }

  /// What is missing once all factors that exist were shown.
  ///
  /// @param required whether roles that change things need a second factor
  static Stage after(boolean firstPassword, boolean totp, boolean required, Role role) {
    if (firstPassword) {
      return PASSWORD;
    }
    return required && role.changes() && !totp ? TOTP : OPEN;
  }
}
