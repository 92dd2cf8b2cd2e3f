// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Sql;
import hall.server.casework.OverdueCases;
import hall.server.certificate.Authority;
import hall.server.certificate.ServerCertificates;
import hall.server.certificate.TerminalCertificates;
import hall.server.certificate.Validity;
import hall.server.complaint.OverdueComplaints;
import hall.server.configuration.Setbacks;
import hall.server.configuration.SigningKeys;
import hall.server.evaluation.OverdueRectifications;
import hall.server.forwarding.Gaps;
import hall.server.message.Messages;
import hall.server.payment.UnsettledPayments;
import hall.server.rollout.StoppedRollouts;
import hall.server.submission.Failures;
import hall.server.terminal.Sighting;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Gathers what rules look at, from all slices that know something of it.
@ApplicationScoped
class Standings {
  /// The longest window of a rule.
  private static final Duration FAILURES = Duration.ofDays(1);

  private final TerminalCertificates certificates;
  private final Authority authority;
  private final ServerCertificates own;
  private final SigningKeys keys;
  private final Setbacks setbacks;
  private final Failures failures;
  private final StoppedRollouts rollouts;
  private final OverdueCases cases;
  private final OverdueComplaints complaints;
  private final Messages messages;
  private final OverdueRectifications rectifications;
  private final Gaps gaps;
  private final UnsettledPayments payments;

  Standings(
      TerminalCertificates certificates,
      Authority authority,
      ServerCertificates own,
      SigningKeys keys,
      Setbacks setbacks,
      Failures failures,
      StoppedRollouts rollouts,
      OverdueCases cases,
      OverdueComplaints complaints,
      Messages messages,
      OverdueRectifications rectifications,
      Gaps gaps,
      UnsettledPayments payments) {
    this.certificates = certificates;
    this.authority = authority;
    this.own = own;
    this.keys = keys;
    this.setbacks = setbacks;
    this.failures = failures;
    this.rollouts = rollouts;
    this.cases = cases;
    this.complaints = complaints;
    this.messages = messages;
    this.rectifications = rectifications;
    this.gaps = gaps;
    this.payments = payments;
  }

  /// Whether this server has started so far that it can tell.
  boolean isReady() {
    return authority.isOpen();
  }

  /// How long terminals' certificates last. All terminals are looked through for this, so whoever
  /// asks often remembers the answer.
  Map<String, Validity> certificates(Sql sql) throws SQLException {
    return certificates.newest(sql);
  }

  /// All subjects.
  List<Subject> subjects(
      Sql sql, List<Sighting> sightings, Map<String, Validity> certificates, Instant now)
      throws SQLException {
    Map<String, List<Instant>> failed = failures.since(sql, now.minus(FAILURES));
    Map<String, Setbacks.Setback> back = setbacks.standing(sql);
    List<Subject> subjects = new ArrayList<>();
    for (Sighting seen : sightings) {
      String id = seen.terminalId();
      subjects.add(
          new Subject.Station(
              seen,
              new Standing(
                  certificates.get(id), failed.getOrDefault(id, List.of()), back.get(id))));
    }
    own.earliestEnd(sql, now)
        .ifPresent(
            end -> subjects.add(new Subject.OwnCertificate(Subject.SERVER_CERTIFICATE, end)));
    subjects.add(
        new Subject.OwnCertificate(
            Subject.AUTHORITY, authority.certificate().getNotAfter().toInstant()));
    subjects.add(new Subject.SigningKey(keys.canSign()));
    rollouts.standing(sql, now).forEach(stopped -> subjects.add(new Subject.Rollout(stopped)));
    subjects.add(new Subject.Overdue(Subject.CASES, cases.count(sql, now)));
    subjects.add(new Subject.Overdue(Subject.COMPLAINTS, complaints.count(sql, now)));
    subjects.add(new Subject.Overdue(Subject.HOTLINE, complaints.givenUp(sql)));
    subjects.add(new Subject.Overdue(Subject.MESSAGES, messages.countUntold(sql)));
    subjects.add(new Subject.Overdue(Subject.RECTIFICATIONS, rectifications.count(sql, now)));
    subjects.add(new Subject.ForwardingGaps(gaps.count(sql)));
    subjects.add(new Subject.UnsettledPayments(payments.oldest(sql).orElse(null)));
    return subjects;
  }
}
