// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.auth.Credentials;
import hall.server.certificate.TerminalCertificates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Looks up with what a terminal comes.
@ApplicationScoped
public class IdentityPanel {
  private static final int SHOWN = 12;

  private final TerminalCertificates certificates;
  private final Credentials credentials;
  private final InstantSource clock;

  public IdentityPanel(
      TerminalCertificates certificates, Credentials credentials, InstantSource clock) {
    this.certificates = certificates;
    this.credentials = credentials;
    this.clock = clock;
  }

  IdentityView view(String terminalId, Words words) {
    return IdentityView.of(
        certificates.newest(terminalId, SHOWN),
        credentials.has(terminalId),
        certificates.lastRevocation(terminalId),
        clock.instant(),
        words);
  }
}
