// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.kiosk.journey.Licence;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/// The way to the server for electronic licences.
@FunctionalInterface
public interface LicenceDesk {
  /// Redeems a code; answers within some seconds, whether the server does or not.
  ///
  /// @param key under which a submission will name the licence
  /// @param taken is given the licence and its document where there is one, before this returns
  /// @return why there is none; empty where there is
  Optional<Licence.Problem> redeem(
      UUID key, String code, Licence.Wanted wanted, BiConsumer<Licence, byte[]> taken)
      throws InterruptedException;
}
