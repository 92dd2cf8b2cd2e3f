// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Duration;

/// What a rule watches, with the value from which on it holds.
public sealed interface Condition {
  /// No report for so long.
  record Silence(Duration limit) implements Condition {}

  /// The terminal says that it is out of service.
  record OutOfService() implements Condition {}

  /// A device that is neither well, nor working, nor starting. What merely lacks paper or toner is
  /// [Exhausted].
  record DeviceUnusable() implements Condition {}

  /// The oldest submission has been waiting longer than this.
  record OutboxOlder(Duration limit) implements Condition {}

  /// A consumable has run out.
  record Exhausted() implements Condition {}

  /// A consumable has at most so many percent left, but has not run out.
  record RunningLow(int percent) implements Condition {}

  /// One part of a terminal changed its state so many times within the window.
  record Changes(int count, Duration window) implements Condition {}

  /// So many things of a kind happened to the terminal's application within the window.
  record Incidents(String kind, int count, Duration window) implements Condition {}

  /// The terminal's clock differs from the server's by more than this.
  record ClockSkew(Duration limit) implements Condition {}

  /// So many submissions that are no cases yet failed within the window.
  record SubmissionsFail(int count, Duration window) implements Condition {}

  /// The terminal keeps submissions that the server will never take as they are.
  record SubmissionRefused() implements Condition {}

  /// The terminal took back, or never took, the configuration that it shall run.
  record ConfigurationBack() implements Condition {}

  /// The terminal's certificate has at most so many percent of its life left, or none.
  record CertificateEnds(int percent) implements Condition {}

  /// The terminal's disk has less room than this.
  record DiskFull(long bytes) implements Condition {}

  /// The terminal is at least so hot, in degrees Celsius.
  record Hot(int degrees) implements Condition {}

  /// A rollout stopped by itself.
  record RolloutStopped() implements Condition {}

  /// A certificate of the server's own ends within this time.
  record OwnCertificateEnds(Duration left) implements Condition {}

  /// The server cannot sign.
  record SigningKeyMissing() implements Condition {}

  /// Something of this kind is overdue.
  ///
  /// @param subject the name of all that is
  record Overdue(String subject) implements Condition {}

  /// This server and the platform above do not hold the same.
  record ForwardingGaps() implements Condition {}

  /// Some payment has been neither paid, nor not paid, nor given back for so long, or a person has
  /// had to look at it.
  record PaymentsUnsettled(Duration limit) implements Condition {}

  /// Whether it is said of subjects of this kind at all.
  default boolean concerns(Subject subject) {
    return switch (this) {
      case RolloutStopped() -> subject instanceof Subject.Rollout;
      case OwnCertificateEnds _ -> subject instanceof Subject.OwnCertificate;
      case SigningKeyMissing() -> subject instanceof Subject.SigningKey;
      case Overdue(String kind) ->
          subject instanceof Subject.Overdue overdue && overdue.key().equals(kind);
      case ForwardingGaps() -> subject instanceof Subject.ForwardingGaps;
      case PaymentsUnsettled _ -> subject instanceof Subject.UnsettledPayments;
      case Silence _,
          OutOfService _,
          DeviceUnusable _,
          OutboxOlder _,
          Exhausted _,
          RunningLow _,
          Changes _,
          Incidents _,
          ClockSkew _,
          SubmissionsFail _,
          SubmissionRefused _,
          ConfigurationBack _,
          CertificateEnds _,
          DiskFull _,
          Hot _ ->
          subject instanceof Subject.Station;
    };
  }

  /// The condition of a stored word.
  static Condition of(String word, int threshold, int windowSeconds) {
    return switch (word) {
      case "silence" -> new Silence(Duration.ofSeconds(threshold));
      case "out-of-service" -> new OutOfService();
      case "device" -> new DeviceUnusable();
      case "outbox" -> new OutboxOlder(Duration.ofSeconds(threshold));
      case "consumable-out" -> new Exhausted();
      case "consumable-low" -> new RunningLow(threshold);
      case "changes" -> new Changes(threshold, Duration.ofSeconds(windowSeconds));
      case "crashed", "maintenance-locked", "help-called" ->
          new Incidents(word, threshold, Duration.ofSeconds(windowSeconds));
      case "submissions" -> new SubmissionsFail(threshold, Duration.ofSeconds(windowSeconds));
      case "refused" -> new SubmissionRefused();
      case "configuration" -> new ConfigurationBack();
      case "certificate" -> new CertificateEnds(threshold);
      case "disk" -> new DiskFull(threshold * 1024L * 1024);
      case "temperature" -> new Hot(threshold);
      case "rollout" -> new RolloutStopped();
      case "server-certificate" -> new OwnCertificateEnds(Duration.ofDays(threshold));
      case "signing-key" -> new SigningKeyMissing();
      case "cases-overdue" -> new Overdue(Subject.CASES);
      case "complaints-overdue" -> new Overdue(Subject.COMPLAINTS);
      case "hotline-given-up" -> new Overdue(Subject.HOTLINE);
      case "messages-untold" -> new Overdue(Subject.MESSAGES);
      case "rectifications-overdue" -> new Overdue(Subject.RECTIFICATIONS);
      case "forwarding-gaps" -> new ForwardingGaps();
      case "payments" -> new PaymentsUnsettled(Duration.ofSeconds(threshold));
      case "clock-skew" -> new ClockSkew(Duration.ofSeconds(threshold));
      default -> throw new IllegalArgumentException("No condition " + word);
    };
  }
}
