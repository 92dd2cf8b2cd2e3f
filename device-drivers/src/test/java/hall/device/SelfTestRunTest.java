// SPDX-License-Identifier: Apache-2.0
package hall.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.SelfTest.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SelfTestRunTest {

  private static SelfTestRun opened() {
    var run = new SelfTestRun("port");
    run.pass("/dev/ttyUSB0");
    return run;
  }

  @Test
  void whatEndsTheOperationIsTheFailureOfWhatIsLookedAt() {
    var run = opened();
    run.next("rate");
    assertEquals(
        List.of(
            new Check("port", true, "/dev/ttyUSB0"),
            new Check("rate", false, "disconnected unplugged")),
        run.after(Outcome.faulted(Faults.disconnected("unplugged"))).checks());
    assertEquals(
        List.of(new Check("port", false, "no answer in time")),
        new SelfTestRun("port").after(Outcome.noAnswer()).checks());
  }

  @Test
  void aFaultBehindTheLastVerdictDoesNotChangeIt() {
    var test = opened().after(Outcome.faulted(Faults.disconnected("gone")));
    assertEquals(List.of("port", "lets-go"), Checks.names(test));
    assertEquals(List.of("lets-go"), Checks.failed(test));
  }

  @Test
  void aBusyDeviceIsNotBroken() {
    var test = new SelfTestRun("port").after(Outcome.faulted(Faults.busy("print")));
    assertEquals(List.of(new Check("busy", true, "print")), test.checks());
  }

  @Test
  void aCancelledTestBlamesNoPart() {
    var run = opened();
    run.next("rate");
    var test = run.after(Outcome.faulted(Faults.canceled()));
    assertEquals(List.of("port", "canceled"), Checks.names(test));
    assertFalse(test.passed());
  }

  @Test
  void oneFailureMakesItUnsound() {
    var run = opened();
    assertTrue(run.sound());
    run.next("sam").fail("SW 00 00 60");
    run.next("antenna").unasked();
    assertFalse(run.sound());
    assertFalse(run.after(Outcome.done(run)).passed());
  }
}
