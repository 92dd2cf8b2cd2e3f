// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Media;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTestRun;
import hall.device.http.Stop;
import hall.device.scan.ScanSettings;
import hall.device.scan.Scanner;
import hall.device.transport.Endpoint;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A scanner behind `sane://host:6566/DEVICE`: any that a SANE daemon serves, pages as JPEG.
///
/// The port is 6566 where the URI names none; without a DEVICE it is the first one that the daemon
/// lists. Parameters of the URI are options of the device (`?brightness=10`), set after those of
/// the scan; only `key-file` is not: it names a file with one line `user:password` for a daemon
/// that asks for it. Freeing the device may take up to two seconds past the deadline.
public final class SaneScanner implements Scanner {

  private static final int PORT = 6566;
  private static final String KEY_FILE = "key-file";

  /// Parameters that are no options of a device.
  private static final Set<String> RESERVED = Set.of(KEY_FILE, "model", "model-file");

  /// What is said during one operation.
  @FunctionalInterface
  private interface Conversation<T> {
    T with(SaneSession session) throws IOException, Stop, InterruptedException;
  }

  private final DeviceUri uri;
  private final DeviceContext context;
  private final String device;
  private final Optional<Path> keyFile;

  /// Options of the device that the URI sets.
  private final Map<String, String> written;

  private final Line line;
  private volatile @Nullable Link data;
  private volatile boolean closed;

  /// @throws IllegalArgumentException where the URI names no host
  public SaneScanner(DeviceUri uri, DeviceContext context) {
    if (!uri.remote()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a SANE scanner: expected sane://host:port/DEVICE".formatted(uri));
    }
    this.uri = uri;
    this.context = context;
    var path = uri.path().replaceFirst("^/", "").replace("+", "%2B");
    this.device = URLDecoder.decode(path, StandardCharsets.UTF_8);
    this.keyFile = Optional.ofNullable(uri.parameters().get(KEY_FILE)).map(Path::of);
    this.written = new TreeMap<>(uri.parameters());
    written.keySet().removeAll(RESERVED);
    this.line = new Line(uri, Endpoint.of(uri, 0, PORT), context);
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return line.operations();
  }

  @Override
  public Outcome<Integer> scan(ScanSettings settings, PageSink sink, Deadline deadline)
      throws InterruptedException {
    return hold(
        "scan",
        deadline,
        session ->
            session.withDevice(
                device,
                opened ->
                    new SaneJob(opened, settings, written, this::data, operations(), deadline)
                        .run(sink)));
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    var answer =
        hold(
            "status",
            deadline,
            session -> {
              var identity = identity(session.devices());
              return session.withDevice(device, opened -> told(opened, identity));
            });
    return switch (answer) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() ->
          DeviceStatus.of(Faults.disconnected("no answer before the deadline"));
    };
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var run = new SelfTestRun("service");
    return run.after(
        hold(
            "self-test",
            deadline,
            session -> {
              new SaneSelfTest(run, device, keyFile.isPresent()).on(session);
              return run;
            }));
  }

  private static DeviceStatus told(SaneDevice opened, Map<String, String> identity)
      throws IOException, Stop, InterruptedException {
    boolean open = opened.sensor("cover-open").orElse(false);
    var fault = open ? Optional.of(Faults.coverOpen("cover-open")) : Optional.<DeviceFault>empty();
    return new DeviceStatus(
        fault.map(DeviceFault::state).orElse(DeviceState.ONLINE),
        fault,
        List.of(),
        SaneAbilities.of(opened.options()),
        identity,
        opened
            .sensor("page-loaded")
            .map(loaded -> loaded ? Media.PRESENT : Media.NOT_PRESENT)
            .orElse(Media.UNKNOWN));
  }

  /// Empty where the daemon serves a device that it does not list, which is allowed.
  private Map<String, String> identity(List<SaneCodec.DeviceName> names) {
    var identity = new TreeMap<String, String>();
    names.stream()
        .filter(name -> device.isEmpty() || name.name().equals(device))
        .findFirst()
        .ifPresent(name -> {
          identity.put("device", name.name());
          identity.put("vendor", name.vendor());
          identity.put("model", name.model());
        });
    if (device.isEmpty()) {
      identity.put(
          "devices",
          names.stream().map(SaneCodec.DeviceName::name).collect(Collectors.joining(", ")));
    }
    return identity;
  }

  private <T> Outcome<T> hold(String name, Deadline deadline, Conversation<T> conversation)
      throws InterruptedException {
    return line.exclusively(
        name,
        deadline,
        () -> {
          var link = line.first(deadline, opened -> opened);
          try {
            var session = new SaneSession(link, keyFile, deadline);
            session.greet();
            return Outcome.done(conversation.with(session));
          } catch (Stop stop) {
            if (closed) {
              return Outcome.faulted(Faults.disconnected("the device was closed"));
            }
            return stop.fault().<Outcome<T>>map(Outcome::faulted).orElseGet(Outcome::noAnswer);
          } finally {
            data = null;
            line.hangUp();
          }
        });
  }

  private Link data(int port, Deadline deadline) throws IOException, InterruptedException {
    Link opened;
    try {
      opened = new Endpoint.Tcp(uri.host(), port).open(deadline, context.tracing());
    } catch (IOException e) {
      throw new IOException("data port %d: %s".formatted(port, e.getMessage()), e);
    }
    data = opened;
    if (closed) {
      // close() came while the connection was being opened and did not see it.
      opened.close();
    }
    return opened;
  }

  @Override
  public void close() {
    closed = true;
    line.close();
    var open = data;
    if (open != null) {
      open.close();
    }
  }
}
