// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

/// The provider cannot be asked, or what it says is not believed.
final class ProviderException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean away;

  private ProviderException(boolean away, String message, Throwable cause) {
    super(message, cause);
    this.away = away;
  }

  static ProviderException away(Throwable cause) {
    return new ProviderException(true, "The identity provider does not answer", cause);
  }

  static ProviderException refused(String why, Throwable cause) {
    return new ProviderException(false, why, cause);
  }

  /// Whether the same may work in a while.
  boolean isAway() {
    return away;
  }
}
