// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Attestation;
import java.util.UUID;
import java.util.function.Consumer;

/// The way to the server for certificates.
public record AttestationDesk(Fetch fetch, Report report) {

  /// Asks for one; answers within a few seconds, whether the server does or not.
  @FunctionalInterface
  public interface Fetch {
    /// Asks once.
    ///
    /// @param key under which prints are reported
    /// @param document is given the document where there is one, before this returns
    Attestation.Answer fetch(
        UUID key, Attestation.Kind kind, IdCard card, Consumer<byte[]> document)
        throws InterruptedException;
  }

  /// Tells what was printed, sooner or later; never waits.
  @FunctionalInterface
  public interface Report {
    /// Tells of one print.
    ///
    /// @param part counts the prints of one document, from 1
    /// @param outcome the driver's word: `confirmed`, `sent` or `stopped`
    /// @param copies that came out whole, or were sent
    void report(UUID key, int part, String outcome, int copies);
  }
}
