// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceUri;
import hall.device.HandTicker;
import hall.device.Outcome;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A USB port: what is plugged into it is what the driver opens.
final class CameraDock implements CaptureSource.Opener {

  /// Soon to wrap, which deadlines must survive.
  private static final long ORIGIN = Long.MAX_VALUE - 5_000_000_000L;

  final HandTicker ticker = new HandTicker(ORIGIN);
  final List<ScannedPage> pages = new ArrayList<>();
  final List<String> opened = new ArrayList<>();
  private Optional<RecordedCamera> camera = Optional.empty();
  private int errno = CallFailed.ENOENT;
  private Duration patience = Duration.ofSeconds(60);

  RecordedCamera plug(int fourCc, List<RecordedCamera.Event> events) {
    var plugged = new RecordedCamera(ticker, fourCc, events.iterator());
    camera = Optional.of(plugged);
    return plugged;
  }

  /// Plugs in a camera that shows what the iterator gives, in no time at all.
  void replay(int fourCc, Iterator<RecordedCamera.Event> events) {
    camera = Optional.of(new RecordedCamera(new HandTicker(ORIGIN), fourCc, events));
  }

  RecordedCamera camera() {
    return camera.orElseThrow();
  }

  /// Pulled: opening fails like this.
  void unplug(int failure) {
    camera = Optional.empty();
    errno = failure;
  }

  void seconds(int seconds) {
    patience = Duration.ofSeconds(seconds);
  }

  @Override
  public CaptureSource open(String path) throws CallFailed {
    opened.add(path);
    if (camera.isEmpty()) {
      throw new CallFailed("open", errno);
    }
    return camera.get();
  }

  Deadline deadline() {
    return Deadline.after(patience, ticker);
  }

  V4l2Scanner scanner(String uri) {
    return new V4l2Scanner(DeviceUri.parse(uri), DeviceContext.of(ticker), this);
  }

  private Outcome<Integer> scan(String uri, ScanSettings settings) throws InterruptedException {
    pages.clear();
    try (var scanner = scanner(uri)) {
      return scanner.scan(settings, pages::add, deadline());
    }
  }

  ScannedPage page(String uri, ScanSettings settings) throws InterruptedException {
    var outcome = scan(uri, settings);
    if (outcome instanceof Outcome.Done<Integer>(var count) && count == 1 && pages.size() == 1) {
      return pages.getFirst();
    }
    throw new AssertionError(outcome.toString());
  }

  DeviceFault fault(String uri, ScanSettings settings) throws InterruptedException {
    var outcome = scan(uri, settings);
    if (outcome instanceof Outcome.Faulted<Integer>(var fault) && pages.isEmpty()) {
      return fault;
    }
    throw new AssertionError(outcome.toString());
  }

  boolean noAnswer(String uri, ScanSettings settings) throws InterruptedException {
    return scan(uri, settings) instanceof Outcome.NoAnswer<Integer> && pages.isEmpty();
  }
}
