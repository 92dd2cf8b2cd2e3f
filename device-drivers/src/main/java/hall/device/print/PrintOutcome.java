// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import hall.device.DeviceFault;
import hall.device.Outcome;
import hall.device.print.Printer.PrintEvidence;
import java.util.List;
import java.util.Optional;

/// How a print ended; unlike an [Outcome] it says of a failed one how far it got.
public sealed interface PrintOutcome {

  /// The printer finished the job.
  record Printed(PrintEvidence evidence) implements PrintOutcome {}

  /// The printer, or the way to it, has a fault; the job was withdrawn.
  record Failed(DeviceFault fault, Trail trail) implements PrintOutcome {}

  /// The deadline passed; the job was withdrawn.
  record NoAnswer(Trail trail) implements PrintOutcome {}

  /// What is known of a job that was not finished.
  ///
  /// @param level 0 nothing was accepted, 1 accepted, 2 transmitted whole
  /// @param out at least this much came out; empty where the printer does not count, and then
  ///   nobody knows
  /// @param jobUri empty where there was no job
  record Trail(int level, Optional<PagesOut> out, String jobUri, List<String> stateReasons) {

    /// Nothing was sent, so nothing came out.
    public static final Trail NONE = new Trail(0, Optional.of(new PagesOut(0, 0)), "", List.of());

    public Trail {
      stateReasons = List.copyOf(stateReasons);
    }
  }

  /// Without the trail.
  default Outcome<PrintEvidence> outcome() {
    return switch (this) {
      case Printed(var evidence) -> Outcome.done(evidence);
      case Failed(var fault, _) -> Outcome.faulted(fault);
      case NoAnswer(_) -> Outcome.noAnswer();
    };
  }

  /// An outcome with what is known of the job.
  static PrintOutcome of(Outcome<PrintEvidence> outcome, Trail trail) {
    return switch (outcome) {
      case Outcome.Done<PrintEvidence>(var evidence) -> new Printed(evidence);
      case Outcome.Faulted<PrintEvidence>(var fault) -> new Failed(fault, trail);
      case Outcome.NoAnswer<PrintEvidence>() -> new NoAnswer(trail);
    };
  }
}
