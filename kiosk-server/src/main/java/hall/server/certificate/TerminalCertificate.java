// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.HallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// A certificate as its terminal gets it.
///
/// @param pem the certificate and the authority's, in this order
/// @param renewFrom two thirds of its life
public record TerminalCertificate(
    String pem, OffsetDateTime validFrom, OffsetDateTime validUntil, OffsetDateTime renewFrom) {

  static TerminalCertificate of(
      byte[] certificate, byte[] authority, Instant validFrom, Instant validUntil) {
    Duration life = Duration.between(validFrom, validUntil);
    return new TerminalCertificate(
        Pem.write("CERTIFICATE", certificate) + Pem.write("CERTIFICATE", authority),
        HallTime.at(validFrom),
        HallTime.at(validUntil),
        HallTime.at(validFrom.plus(life.multipliedBy(2).dividedBy(3))));
  }
}
