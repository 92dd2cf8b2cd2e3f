// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/// Time and chance, which everything else is given.
@ApplicationScoped
public class Clocks {

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }
}
