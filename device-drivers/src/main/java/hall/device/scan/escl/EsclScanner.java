// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.Ticker;
import hall.device.http.Conversations;
import hall.device.http.FirstContact;
import hall.device.http.Stop;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScanSettings;
import hall.device.scan.Scanner;
import java.util.List;
import java.util.Optional;

/// A network scanner behind `escl://host:port/eSCL`: flatbed and feeder, one or both sides, JPEG
/// pages.
///
/// With `escls` the same over TLS, believed by the authorities or by `?fingerprint=SHA256HEX`. The
/// port is 80, with TLS 443, where the URI names none. What the scanner's model does otherwise than
/// the protocol says comes from `configs/devices/scanner.json`, by what it tells of itself or by
/// `?model=NAME`.
///
/// Waits between retries belong to the operation's deadline; deleting a job may take up to two
/// seconds past it.
public final class EsclScanner implements Scanner {

  private final DeviceUri uri;
  private final Ticker ticker;
  private final EsclAddress address;
  private final Conversations conversations;

  /// @throws IllegalArgumentException where the URI can't be a scanner's or its model is not known
  public EsclScanner(DeviceUri uri, DeviceContext context) {
    this.address = EsclAddress.of(uri);
    EsclQuirks.check(uri);
    this.uri = uri;
    this.ticker = context.ticker();
    this.conversations = new Conversations(uri, context, address.trust());
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return conversations.operations();
  }

  @Override
  public Outcome<Integer> scan(ScanSettings settings, PageSink sink, Deadline deadline)
      throws InterruptedException {
    return conversations.hold(
        "scan",
        deadline,
        http -> {
          var stranger = new EsclClient(http, address, EsclQuirks.NONE);
          var profile = stranger.profile(deadline);
          var capabilities = profile.capabilities();
          var quirks = EsclQuirks.of(uri, capabilities, profile.server());
          var client = stranger.minding(quirks);
          var plan = EsclPlan.choose(settings, capabilities, client.status(deadline), quirks);
          return switch (plan) {
            case Outcome.Done<EsclRequest>(var request) ->
                new EsclJob(client, request, quirks, operations(), deadline).run(sink, ticker);
            case Outcome.Faulted<EsclRequest>(var fault) -> throw Stop.because(fault);
            case Outcome.NoAnswer<EsclRequest>() -> throw Stop.late();
          };
        });
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    var answer =
        conversations.hold(
            "status",
            deadline,
            http -> {
              var client = new EsclClient(http, address, EsclQuirks.NONE);
              return told(client.profile(deadline).capabilities(), client.status(deadline));
            });
    return switch (answer) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() ->
          DeviceStatus.of(Faults.silence("before the deadline"));
    };
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var contact = new FirstContact(address.authority(), address.trust());
    return contact.after(
        conversations.hold(
            "self-test",
            deadline,
            http -> {
              var client = new EsclClient(http, address, EsclQuirks.NONE);
              var profile = client.profile(deadline);
              var run = contact.met(EsclChecks.FIRST);
              var capabilities = profile.capabilities();
              EsclChecks.capabilities(run, capabilities);
              run.next("status");
              var status = client.status(deadline);
              EsclChecks.status(run, status);
              EsclChecks.feeder(run.next("feeder"), capabilities, status);
              var quirks = EsclQuirks.of(uri, capabilities, profile.server());
              EsclChecks.settings(run.next("settings"), capabilities, quirks);
              return contact;
            }),
        EsclChecks.FIRST);
  }

  private static DeviceStatus told(EsclCapabilities capabilities, EsclStatus status) {
    var fault = EsclPlan.trouble(status, capabilities.feeder().isPresent());
    if (fault.isEmpty() && status.state() == EsclStatus.State.STOPPED) {
      fault = Optional.of(ScanFaults.down(status.state().word));
    }
    var state =
        fault
            .map(DeviceFault::state)
            .orElse(
                switch (status.state()) {
                  case PROCESSING -> DeviceState.DEVICE_BUSY;
                  case TESTING -> DeviceState.STARTING;
                  case IDLE, STOPPED, DOWN, OTHER -> DeviceState.ONLINE;
                });
    return new DeviceStatus(
        state,
        fault,
        List.of(),
        EsclAbilities.of(capabilities, status),
        EsclAbilities.identity(capabilities),
        EsclAbilities.media(status.adf()));
  }

  @Override
  public void close() {
    conversations.close();
  }
}
