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
import hall.device.Ticker;
import hall.device.http.Conversations;
import hall.device.http.Stop;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScanSettings;
import hall.device.scan.Scanner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A network scanner behind `escl://host:port/eSCL`: flatbed and one-sided feeder, JPEG pages.
///
/// The port is 80 where the URI names none. Waits between retries belong to the operation's
/// deadline; deleting a job may take up to two seconds past it.
public final class EsclScanner implements Scanner {

  private final DeviceUri uri;
  private final Ticker ticker;
  private final String authority;
  private final String base;
  private final Conversations conversations;

  /// @throws IllegalArgumentException where the URI names no host or has characters that no URL has
  public EsclScanner(DeviceUri uri, DeviceContext context) {
    if (!uri.host().matches("[A-Za-z0-9.-]+|\\[.+]") || !uri.path().matches("[A-Za-z0-9._~/-]*")) {
      throw new IllegalArgumentException(
          "\"%s\" is not an eSCL scanner: expected escl://host:port/eSCL".formatted(uri));
    }
    this.uri = uri;
    this.ticker = context.ticker();
    this.conversations = new Conversations(uri, context);
    this.authority = uri.host() + ":" + (uri.port() < 0 ? 80 : uri.port());
    var path = uri.path().replaceFirst("/+$", "");
    this.base = path.isEmpty() ? "/eSCL" : path;
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
          var client = new EsclClient(http, authority, base);
          var capabilities = client.capabilities(deadline);
          var plan = EsclPlan.choose(settings, capabilities, client.status(deadline));
          return switch (plan) {
            case Outcome.Done<EsclRequest>(var request) ->
                new EsclJob(client, request, deadline).run(sink, ticker);
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
              var client = new EsclClient(http, authority, base);
              return told(client.capabilities(deadline), client.status(deadline));
            });
    return switch (answer) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() ->
          DeviceStatus.of(Faults.silence("before the deadline"));
    };
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
                  case IDLE, STOPPED, DOWN -> DeviceState.ONLINE;
                });
    return new DeviceStatus(
        state, fault, List.of(), abilities(capabilities, status), identity(capabilities));
  }

  private static Map<String, String> abilities(EsclCapabilities capabilities, EsclStatus status) {
    var abilities = new TreeMap<String, String>();
    capabilities.platen().ifPresent(input -> describe(abilities, "flatbed", input));
    capabilities.feeder().ifPresent(input -> describe(abilities, "feeder", input));
    if (capabilities.feeder().isPresent()) {
      abilities.put("feederPaper", status.adf().name().toLowerCase(Locale.ROOT));
    }
    return abilities;
  }

  private static void describe(
      Map<String, String> abilities, String source, EsclCapabilities.Input input) {
    abilities.put(
        source + "Dpi",
        input.resolutions().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    abilities.put(source + "Modes", String.join(" ", input.colorModes()));
  }

  private static Map<String, String> identity(EsclCapabilities capabilities) {
    var identity = new TreeMap<String, String>();
    identity.put("model", capabilities.makeAndModel());
    identity.put("serial", capabilities.serialNumber());
    identity.values().removeIf(String::isEmpty);
    return identity;
  }

  @Override
  public void close() {
    conversations.close();
  }
}
