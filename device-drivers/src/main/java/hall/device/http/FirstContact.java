// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import hall.device.DeviceFault;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTestRun;
import java.util.Optional;

/// The first checks of a device behind HTTP: `connection`, and over TLS `certificate`.
///
/// Both are known from how the first exchange went, whatever it asked for.
public final class FirstContact {

  private static final String CONNECTION = "connection";
  private static final String CERTIFICATE = "certificate";

  /// Digits of a fingerprint that are enough to know it by.
  private static final int SHOWN = 16;

  private final SelfTestRun run = new SelfTestRun(CONNECTION);
  private final String where;
  private final Optional<Trust> trust;

  /// @param where the device's address, for the engineer
  /// @param trust whom to believe, for a device that is spoken to over TLS
  public FirstContact(String where, Optional<Trust> trust) {
    this.where = where;
    this.trust = trust;
  }

  /// The checks, to which the driver adds its own.
  public SelfTestRun run() {
    return run;
  }

  /// The first exchange has brought an answer.
  ///
  /// @param next the check that the answer belongs to
  public SelfTestRun met(String next) {
    run.next(CONNECTION).pass(where);
    trust.ifPresent(believed -> run.next(CERTIFICATE).pass(words(believed)));
    return run.next(next);
  }

  /// What was found, after the operation has ended.
  ///
  /// @param first the check of the first exchange's answer
  public SelfTest after(Outcome<?> outcome, String first) {
    if (run.empty() && outcome instanceof Outcome.Faulted<?>(var fault)) {
      before(fault, first);
    }
    return run.after(outcome);
  }

  private void before(DeviceFault fault, String first) {
    switch (fault.reason()) {
      case "disconnected", "busy" -> {}
      case "certificate-untrusted" -> {
        run.pass(where);
        run.next(CERTIFICATE);
      }
      default -> met(first);
    }
  }

  private static String words(Trust trust) {
    return switch (trust) {
      case Trust.Authorities() -> "vouched for by an authority";
      case Trust.Pinned(var sha256) -> "pinned, SHA-256 %s…".formatted(sha256.substring(0, SHOWN));
    };
  }
}
