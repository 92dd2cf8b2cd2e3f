// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.kiosk.journey.Login;
import java.util.UUID;

/// The way of logins to the server. All answer within some seconds, whether the server does or not.
///
/// @param begin a login that waits for the citizen, or why there is none
/// @param ask how one stands
/// @param cancel ends one, as far as the server can be told
public record LoginDesk(Begin begin, Ask ask, Cancel cancel) {

  /// Begins a login.
  @FunctionalInterface
  public interface Begin {
    Login.Answer begin() throws InterruptedException;
  }

  /// Asks how one stands.
  @FunctionalInterface
  public interface Ask {
    Login.Answer ask(UUID login) throws InterruptedException;
  }

  /// Ends one.
  @FunctionalInterface
  public interface Cancel {
    void cancel(UUID login) throws InterruptedException;
  }
}
