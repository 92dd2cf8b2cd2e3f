// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.rollout.StoppedRollouts;
import hall.server.terminal.Sighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What rules look at.
public sealed interface Subject {
  /// The name of the certificate that servers show.
  String SERVER_CERTIFICATE = "server:certificate";

  /// The name of the authority of the terminals' certificates.
  String AUTHORITY = "server:authority";

  /// Its name: a terminal's id, or words with a colon, which no terminal's id has.
  String key();

  /// The name of the cases that are late, those that wait for their applicants left out.
  String CASES = "cases:overdue";

  /// The name of the complaints that are late.
  String COMPLAINTS = "complaints:overdue";

  /// The name of the complaints that did not reach the hotline in time.
  String HOTLINE = "hotline:given-up";

  /// The name of the messages that did not go out, and whose citizens nobody has told otherwise.
  String MESSAGES = "messages:untold";

  /// The name of the bad ratings that nobody has followed in time.
  String RECTIFICATIONS = "rectifications:overdue";

  /// The name of the differences between this server and the platform above.
  String FORWARDING = "cases:forwarding";

  /// The name of the payments that are not settled.
  String PAYMENTS = "payments:unsettled";

  /// A terminal.
  record Station(Sighting seen, Standing standing) implements Subject {
    @Override
    public String key() {
      return seen.terminalId();
    }
  }

  /// A certificate of the server's own.
  record OwnCertificate(String key, Instant until) implements Subject {}

  /// The key that signs for terminals.
  record SigningKey(boolean usable) implements Subject {
    @Override
    public String key() {
      return "server:signing-key";
    }
  }

  /// A rollout that stopped by itself.
  record Rollout(StoppedRollouts.Stopped stopped) implements Subject {
    @Override
    public String key() {
      return "rollout:" + stopped.id();
    }
  }

  /// Everything of a kind whose next step is overdue.
  record Overdue(String key, long count) implements Subject {
    /// The word for the kind.
    String kind() {
      return key.substring(0, key.indexOf(':'));
    }
  }

  /// The differences between this server and the platform above that nobody has settled.
  record ForwardingGaps(long count) implements Subject {
    @Override
    public String key() {
      return FORWARDING;
    }
  }

  /// Payments that are not settled.
  ///
  /// @param oldest since when one stands; null where there is none
  record UnsettledPayments(@Nullable Instant oldest) implements Subject {
    @Override
    public String key() {
      return PAYMENTS;
    }
  }

  /// Whether a name is a terminal's.
  static boolean isTerminal(String key) {
    return key.indexOf(':') < 0;
  }
}
