// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.audit.Audit;
import hall.server.auth.Credentials;
import hall.server.certificate.Admission;
import hall.server.certificate.IdentityEnded;
import hall.server.certificate.TerminalCertificates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ends whatever a terminal can come with: certificates, bearer credential, unused codes. The
/// terminal stays planned and keeps its history; a new code brings it back.
@ApplicationScoped
public class Revocation {
  private static final Logger LOG = Logger.getLogger(Revocation.class);
  private static final int LONGEST_REASON = 200;

  private final Database database;
  private final TerminalStore terminals;
  private final Credentials credentials;
  private final TerminalCertificates certificates;
  private final Admission admission;
  private final Audit audit;
  private final InstantSource clock;

  public Revocation(
      Database database,
      TerminalStore terminals,
      Credentials credentials,
      TerminalCertificates certificates,
      Admission admission,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.terminals = terminals;
    this.credentials = credentials;
    this.certificates = certificates;
    this.admission = admission;
    this.audit = audit;
    this.clock = clock;
  }

  /// What was ended.
  ///
  /// @param certificates how many were not over yet
  public record Done(String terminalId, OffsetDateTime at, String reason, int certificates) {}

  /// Problems: `revocation-defective`, `terminal-unknown`.
  public Done revoke(String terminalId, String operator, @Nullable String reason) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw Problem.of(422, "revocation-defective", "Say why.")
          .with(List.of(new Defect("$.reason", "A reason of at most 200 characters.")))
          .asException();
    }
    if (terminals.find(terminalId).isEmpty()) {
      throw Problem.of(404, "terminal-unknown", "Look up the id in the list of terminals.")
          .asException();
    }
    IdentityEnded ended =
        database.transaction(sql -> {
          credentials.end(sql, terminalId);
          Enrolment.endCodes(sql, terminalId);
          IdentityEnded all = certificates.revoke(sql, terminalId, "operator " + operator, why);
          audit.record(sql, operator, "terminal-revoked", terminalId, Map.of("reason", why));
          return all;
        });
    admission.end(ended);
    LOG.infof("Terminal %s was revoked", terminalId);
    return new Done(terminalId, HallTime.at(clock.instant()), why, ended.serials().size());
  }
}
