// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTestRun;
import hall.device.http.Stop;
import hall.device.model.DeviceModels;
import hall.device.scan.ScanSettings;
import hall.device.scan.Scanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A document camera behind `v4l2:/dev/v4l/by-id/…` or `v4l2:/dev/video0`.
///
/// Parameters, each of which a model may name too: `dpi`, measured by whoever mounted the camera
/// (without it an A4 sheet is taken to fill the picture, and the capabilities say `assumed`);
/// `format` (`mjpeg`, `yuyv`), `size` (`3264x2448`), `fps`, `focus` (a fixed distance; otherwise
/// autofocus). The resolution that a scan asks for is not the camera's to choose, so it is not
/// looked at. The camera is open during operations only, so that its lamp tells the truth, other
/// programs may use it, and one that was plugged in again is found. A hanging USB camera may hold a
/// call for five seconds past the deadline, the kernel's own limit.
public final class V4l2Scanner implements Scanner {

  /// What is done with an open camera.
  @FunctionalInterface
  private interface Use<T> {
    T of(CaptureSource camera) throws IOException, Stop, InterruptedException;
  }

  private final DeviceUri uri;
  private final CaptureSource.Opener opener;
  private final Operations operations;
  private volatile boolean lost;
  private volatile boolean closed;

  /// @throws IllegalArgumentException where the URI names no file, or it or its model says what
  ///   can't be
  public V4l2Scanner(DeviceUri uri, DeviceContext context) {
    this(uri, context, V4l2Device::open);
  }

  V4l2Scanner(DeviceUri uri, DeviceContext context, CaptureSource.Opener opener) {
    if (uri.remote() || !uri.path().startsWith("/")) {
      throw new IllegalArgumentException(
          "\"%s\" is not a camera: expected v4l2:/dev/video0".formatted(uri));
    }
    var _ = CameraPlan.of(uri, DeviceModels.of(DeviceModels.Kind.SCANNER, uri));
    this.uri = uri;
    this.opener = opener.through(context.tracing());
    // A descriptor that another thread is using must not be closed under it: one that hangs in the
    // kernel is left to itself, and the next operation opens its own.
    this.operations = new Operations(uri, context, () -> {});
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return operations;
  }

  @Override
  public Outcome<Integer> scan(ScanSettings settings, PageSink sink, Deadline deadline)
      throws InterruptedException {
    var page =
        hold(
            "scan",
            deadline,
            source -> {
              var camera = known(source);
              return new CameraJob(source, plan(camera), settings, deadline, this::goingOn)
                  .run(camera);
            });
    return page.map(one -> {
      sink.page(one);
      operations.count("sheets", 1);
      return 1;
    });
  }

  private static CaptureSource.Camera known(CaptureSource source) throws IOException, Stop {
    var camera = source.describe();
    if (!camera.node().camera()) {
      throw Stop.because(CameraFaults.notACamera(camera.node().toString()));
    }
    return camera;
  }

  private CameraPlan plan(CaptureSource.Camera camera) {
    return CameraPlan.of(
        uri, DeviceModels.told(DeviceModels.Kind.SCANNER, uri, camera.node().card()));
  }

  private void goingOn() throws Stop, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (closed) {
      throw Stop.because(Faults.disconnected("the device was closed"));
    }
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    var answer = hold("status", deadline, this::told);
    return switch (answer) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() ->
          DeviceStatus.of(Faults.silence("before the deadline"));
    };
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var run = new SelfTestRun("node");
    return run.after(
        hold(
            "self-test",
            deadline,
            source -> {
              run.pass(uri.path());
              run.next("camera");
              var camera = known(source);
              run.pass(camera.node().card());
              new CameraSelfTest(run, source, deadline, this::goingOn).on(camera, plan(camera));
              return run;
            }));
  }

  private DeviceStatus told(CaptureSource source) throws IOException, Stop {
    var camera = known(source);
    var plan = plan(camera);
    var wish = plan.wish(camera);
    var abilities = new TreeMap<String, String>();
    abilities.put(
        "formats",
        CameraPlan.told(
            camera.kinds().stream().filter(kind -> plan.usable(kind.fourCc())).toList()));
    abilities.put("format", FourCc.text(wish.fourCc()));
    abilities.put("size", "%dx%d".formatted(wish.width(), wish.height()));
    abilities.put("dpi", String.valueOf(plan.dpi(wish.width(), wish.height())));
    abilities.put("dpiSource", plan.dpi().isPresent() ? "configured" : "assumed");
    abilities.put("modes", "color gray");
    abilities.put("focus", focus(camera.controls()));
    var identity = new TreeMap<String, String>();
    identity.put("model", camera.node().card());
    identity.put("bus", camera.node().busInfo());
    identity.put("driver", camera.node().driver());
    identity.values().removeIf(String::isEmpty);
    var state = source.busy() ? DeviceState.DEVICE_BUSY : DeviceState.ONLINE;
    return new DeviceStatus(state, Optional.empty(), List.of(), abilities, identity);
  }

  /// `auto`, and the distances that `?focus=` may name.
  private static String focus(List<V4l2Codec.ControlRange> controls) {
    var words = new ArrayList<String>();
    for (var control : controls) {
      if (control.id() == CameraControl.FOCUS_AUTO.id) {
        words.add("auto");
      } else if (control.id() == CameraControl.FOCUS_ABSOLUTE.id) {
        words.add("%d-%d".formatted(control.minimum(), control.maximum()));
      }
    }
    return words.isEmpty() ? "fixed" : String.join(" ", words);
  }

  private <T> Outcome<T> hold(String name, Deadline deadline, Use<T> use)
      throws InterruptedException {
    return operations.run(name, deadline, () -> noted(held(use)));
  }

  private <T> Outcome<T> held(Use<T> use) throws InterruptedException {
    try {
      goingOn();
      try (var source = opener.open(uri.path())) {
        return Outcome.done(use.of(source));
      }
    } catch (Stop stop) {
      return stop.fault().<Outcome<T>>map(Outcome::faulted).orElseGet(Outcome::noAnswer);
    } catch (IOException e) {
      return Outcome.faulted(CameraFaults.of(e));
    }
  }

  /// A camera is back when it can be opened after it could not.
  private <T> Outcome<T> noted(Outcome<T> outcome) {
    boolean gone =
        outcome instanceof Outcome.Faulted<T>(var fault) && fault.reason().equals("disconnected");
    if (lost && !gone) {
      operations.reconnected();
    }
    lost = gone;
    return outcome;
  }

  /// What runs ends within a twentieth of a second, with the fault `disconnected`.
  @Override
  public void close() {
    closed = true;
  }
}
