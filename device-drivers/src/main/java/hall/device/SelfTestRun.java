// SPDX-License-Identifier: Apache-2.0
package hall.device;

import hall.device.SelfTest.Check;
import java.util.ArrayList;
import java.util.List;

/// A self-test under way: its checks in order, and the one that is being looked at now.
///
/// A driver names each check before it asks ([#next]) and then says how it stands. What ends the
/// operation meanwhile, a fault or a passed deadline, is the failure of that check; the checks
/// behind it were not run and are absent. A device that is held by another operation or program is
/// not broken: it passes the check `busy`, whose detail says who, and the rest is absent too. A
/// test that was cancelled fails the check `canceled`, which is no part of the device.
public final class SelfTestRun {

  private final List<Check> checks = new ArrayList<>();
  private String now;

  /// Whether what is looked at now has no verdict yet.
  private boolean open = true;

  /// @param first the name of the first check
  public SelfTestRun(String first) {
    this.now = first;
  }

  /// What is looked at next, by its stable kebab-case name.
  public SelfTestRun next(String name) {
    now = name;
    open = true;
    return this;
  }

  /// What is looked at now is well.
  ///
  /// @param detail what was seen, for the engineer; never personal data
  public void pass(String detail) {
    judge(true, detail);
  }

  /// What is looked at now is broken.
  ///
  /// @param detail what was seen, for the engineer; never personal data
  public void fail(String detail) {
    judge(false, detail);
  }

  /// What is looked at now is nothing that the driver could ask of this model.
  public void unasked() {
    pass("this model can't be asked");
  }

  /// What is looked at now has this fault.
  public void fail(DeviceFault fault) {
    switch (fault.reason()) {
      case "busy" -> next("busy").pass(fault.raw());
      case "canceled" -> next("canceled").fail("by somebody else, before the end");
      default -> fail(words(fault));
    }
  }

  /// How what is looked at now stands.
  ///
  /// @param detail what was seen, for the engineer; never personal data
  public void judge(boolean passed, String detail) {
    checks.add(new Check(now, passed, detail));
    open = false;
  }

  /// Whether nothing has failed so far.
  public boolean sound() {
    return checks.stream().allMatch(Check::passed);
  }

  /// Whether nothing has been said so far: the device has not been reached.
  public boolean empty() {
    return checks.isEmpty();
  }

  /// What was found, after the operation has ended.
  public SelfTest after(Outcome<?> outcome) {
    switch (outcome) {
      case Outcome.Done<?> _ -> {}
      case Outcome.Faulted<?>(var fault) -> ended().fail(fault);
      case Outcome.NoAnswer<?>() -> ended().fail("no answer in time");
    }
    return new SelfTest(checks);
  }

  /// A fault behind the last verdict came while the device was let go.
  private SelfTestRun ended() {
    return open ? this : next("lets-go");
  }

  /// A fault in one line: its stable word and what the device said.
  public static String words(DeviceFault fault) {
    return (fault.reason() + " " + fault.raw()).strip();
  }
}
