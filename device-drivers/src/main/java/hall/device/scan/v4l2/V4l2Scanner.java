// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Outcome;
import hall.device.http.Stop;
import hall.device.scan.ScanSettings;
import hall.device.scan.Scanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A document camera behind `v4l2:/dev/v4l/by-id/…` or `v4l2:/dev/video0`.
///
/// Parameters: `dpi`, measured by whoever mounted the camera (without it an A4 sheet is taken to
/// fill the picture, and the capabilities say `assumed`); `format` (`mjpeg`, `yuyv`), `size`
/// (`3264x2448`), `fps`, `focus` (a fixed distance; otherwise autofocus). The resolution that a
/// scan asks for is not the camera's to choose, so it is not looked at. The camera is open during
/// operations only, so that its lamp tells the truth, other programs may use it, and one that was
/// plugged in again is found. A hanging USB camera may hold a call for five seconds past the
/// deadline, the kernel's own limit.
public final class V4l2Scanner implements Scanner {

  /// What is done with an open camera.
  @FunctionalInterface
  private interface Use<T> {
    T of(CaptureSource camera) throws IOException, Stop, InterruptedException;
  }

  private final DeviceUri uri;
  private final CameraPlan plan;
  private final CaptureSource.Opener opener;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean closed;

  /// @throws IllegalArgumentException where the URI names no file or has a parameter that can't be
  public V4l2Scanner(DeviceUri uri) {
    this(uri, V4l2Device::open);
  }

  V4l2Scanner(DeviceUri uri, CaptureSource.Opener opener) {
    if (uri.remote() || !uri.path().startsWith("/")) {
      throw new IllegalArgumentException(
          "\"%s\" is not a camera: expected v4l2:/dev/video0".formatted(uri));
    }
    this.uri = uri;
    this.plan = CameraPlan.of(uri);
    this.opener = opener;
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Outcome<Integer> scan(ScanSettings settings, PageSink sink, Deadline deadline)
      throws InterruptedException {
    var page =
        hold(
            deadline,
            camera -> new CameraJob(camera, plan, settings, deadline, this::goingOn).run());
    return page.map(
        one -> {
          sink.page(one);
          return 1;
        });
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
    var answer = hold(deadline, this::told);
    return switch (answer) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() ->
          DeviceStatus.of(Faults.silence("before the deadline"));
    };
  }

  private DeviceStatus told(CaptureSource source) throws IOException, Stop {
    var camera = source.describe();
    if (!camera.node().camera()) {
      throw Stop.because(CameraFaults.notACamera(camera.node().toString()));
    }
    var wish = plan.wish(camera);
    var abilities = new TreeMap<String, String>();
    abilities.put(
        "formats",
        CameraPlan.told(camera.kinds().stream().filter(kind -> plan.usable(kind.fourCc())).toList()));
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

  private <T> Outcome<T> hold(Deadline deadline, Use<T> use) throws InterruptedException {
    if (!turn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
      return Outcome.faulted(Faults.busy("another operation holds the device"));
    }
    try {
      goingOn();
      try (var camera = opener.open(uri.path())) {
        return Outcome.done(use.of(camera));
      }
    } catch (Stop stop) {
      return stop.fault().<Outcome<T>>map(Outcome::faulted).orElseGet(Outcome::noAnswer);
    } catch (IOException e) {
      return Outcome.faulted(CameraFaults.of(e));
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
