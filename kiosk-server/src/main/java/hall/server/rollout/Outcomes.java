// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import java.util.Optional;

/// How citizens fare at terminals that have the new generation, beside those that have not, in the
/// same hours.
record Outcomes(Group updated, Group others) {
  /// Below so much watching, chance says more than the terminals do.
  private static final double LEAST_HOURS = 0.5;

  private static final int LEAST_FAULTS = 3;
  private static final double FAULT_FACTOR = 3;
  private static final int LEAST_SUBMISSIONS = 20;
  private static final double SUBMISSION_SHARE = 0.5;

  static final Outcomes NONE = new Outcomes(Group.NONE, Group.NONE);

  /// What was counted at some terminals.
  ///
  /// @param hours terminals times the hours that each was watched
  /// @param faults how often a device stopped working
  /// @param submissions how many were completed
  record Group(double hours, int faults, int submissions) {
    static final Group NONE = new Group(0, 0, 0);

    private double faultRate() {
      return hours == 0 ? 0 : faults / hours;
    }

    private double submissionRate() {
      return hours == 0 ? 0 : submissions / hours;
    }
  }

  /// Why the rollout had better stop, if it had: three times the device faults, or less than half
  /// of the submissions, where enough was seen to say so.
  Optional<String> harm() {
    if (updated.hours() < LEAST_HOURS || others.hours() < LEAST_HOURS) {
      return Optional.empty();
    }
    if (updated.faults() >= LEAST_FAULTS
        && updated.faultRate() > FAULT_FACTOR * others.faultRate()) {
      return Optional.of("device-faults");
    }
    double expected = others.submissionRate() * updated.hours();
    return expected >= LEAST_SUBMISSIONS && updated.submissions() < SUBMISSION_SHARE * expected
        ? Optional.of("submissions")
        : Optional.empty();
  }
}
