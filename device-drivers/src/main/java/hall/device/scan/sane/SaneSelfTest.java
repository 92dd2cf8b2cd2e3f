// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.SelfTestRun;
import hall.device.http.Stop;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The checks of a scanner behind a daemon that was greeted: `service`, `listed`, `open`, `login`
/// where there is a password or one is asked for, `options`; the device is closed again.
final class SaneSelfTest {

  private static final Set<String> LOGIN = Set.of("access-denied", "authorisation-required");

  private final SelfTestRun run;
  private final String device;
  private final boolean password;

  /// @param device empty for the first one that the daemon has
  /// @param password whether this terminal has one
  SaneSelfTest(SelfTestRun run, String device, boolean password) {
    this.run = run;
    this.device = device;
    this.password = password;
  }

  void on(SaneSession session) throws IOException, Stop, InterruptedException {
    run.pass("SANE protocol " + session.version());
    run.next("listed");
    listed(session.devices());
    if (!run.sound()) {
      return;
    }
    run.next("open");
    try {
      var _ = session.withDevice(device, scanner -> opened(session, scanner));
    } catch (Stop stop) {
      if (stop.fault().map(fault -> LOGIN.contains(fault.reason())).orElse(false)) {
        run.next("login");
      }
      throw stop;
    }
  }

  /// A daemon may serve a device that it does not list.
  private void listed(List<SaneCodec.DeviceName> names) {
    var known =
        names.stream()
            .filter(name -> device.isEmpty() || name.name().equals(device))
            .map(name -> "%s, %s %s".formatted(name.name(), name.vendor(), name.model()))
            .findFirst();
    run.judge(
        known.isPresent() || !device.isEmpty(),
        known.orElse(device.isEmpty() ? "none" : device + " is not, which is allowed"));
  }

  private SelfTestRun opened(SaneSession session, SaneDevice scanner)
      throws IOException, Stop, InterruptedException {
    run.pass("");
    if (password || session.passwordAsked()) {
      run.next("login").pass(session.passwordAsked() ? "accepted" : "not asked for");
    }
    run.next("options");
    var options = scanner.options();
    int dpi = scanner.resolution(0);
    run.judge(
        !options.isEmpty(),
        "%d%s".formatted(options.size(), dpi == 0 ? "" : ", resolution %d".formatted(dpi)));
    return run;
  }
}
