// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.device.SelfTest;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How far somebody who looks after the terminal has come at it; nothing of a citizen.
public sealed interface Upkeep {

  /// The PIN is asked for.
  ///
  /// @param checking the check that runs
  /// @param denied what came of the last one
  record Asking(Optional<Long> checking, Optional<PinAnswer.Denied> denied) implements Upkeep {
    static final Asking FIRST = new Asking(Optional.empty(), Optional.empty());
  }

  /// They are let in.
  record Open(Health health, Task task) implements Upkeep {}

  /// What came of a PIN.
  sealed interface PinAnswer {
    /// The PIN.
    ///
    /// @param health how the terminal is
    record Right(Health health) implements PinAnswer {}

    /// Not let in.
    sealed interface Denied extends PinAnswer {}

    /// Another PIN.
    ///
    /// @param left how often one may still try
    record Wrong(int left) implements Denied {}

    /// Nobody is let in, with the right PIN either.
    ///
    /// @param left until when
    record Locked(Duration left) implements Denied {}

    /// This terminal's configuration has none.
    record NoPin() implements Denied {}
  }

  /// How the terminal is, as far as its devices do not say it.
  ///
  /// @param terminal its name at the server; empty before it is enrolled
  /// @param generation of the configuration; 0 is the terminal's own file
  /// @param reached how long ago the server answered; absent where it has not since the start
  /// @param kept absent where the terminal can't read its own outbox
  record Health(
      Optional<String> terminal,
      String software,
      long generation,
      String server,
      Optional<Duration> reached,
      Optional<Kept> kept,
      Optional<Long> diskFreeBytes) {}

  /// Submissions that lie here.
  ///
  /// @param waiting the server has not got them
  /// @param refused the server will never take them
  record Kept(int waiting, int refused) {}

  /// What is being tried.
  sealed interface Task {
    record None() implements Task {}

    /// The devices are tested, or one of them prints.
    record Running(long operation) implements Task {}

    record Tested(Map<Peripheral, SelfTest> tests) implements Task {
      public Tested {
        tests = Map.copyOf(tests);
      }
    }

    /// A test came out of a printer, as far as that can tell.
    record Printed(Peripheral on, boolean confirmed) implements Task {}

    record NotPrinted(Peripheral on, Optional<DeviceFault> fault) implements Task {}
  }
}
