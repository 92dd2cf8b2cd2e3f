// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.auth.Operators.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// All that slows down guessing: the guard of addresses and the lockout of names. A browser that is
/// known to the account has a door of its own beside both.
@ApplicationScoped
public class LoginDoors {
  private final LoginGuard guard;
  private final Lockout lockout;
  private final DeviceMark marks;

  public LoginDoors(LoginGuard guard, Lockout lockout, DeviceMark marks) {
    this.guard = guard;
    this.lockout = lockout;
    this.marks = marks;
  }

  /// How long this try has to wait; zero when it may come now.
  Duration waitFor(String name, Origin origin) {
    if (isKnown(name, origin)) {
      return guard.waitFor(name, "device " + origin.mark());
    }
    Duration here = guard.waitFor(name, origin.address());
    Duration everywhere = lockout.waitFor(name);
    return here.compareTo(everywhere) > 0 ? here : everywhere;
  }

  void failed(String name, Origin origin) {
    if (isKnown(name, origin)) {
      guard.failed(name, "device " + origin.mark());
    } else {
      guard.failed(name, origin.address());
      lockout.failed(name);
    }
  }

  void succeeded(String name, Origin origin) {
    guard.succeeded(name, isKnown(name, origin) ? "device " + origin.mark() : origin.address());
  }

  private boolean isKnown(String name, Origin origin) {
    return marks.fits(origin.mark(), name);
  }
}
