// SPDX-License-Identifier: Apache-2.0
package hall.device.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.DeviceContext;
import hall.device.DeviceEvent;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceStatus.Consumable;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.HandTicker;
import hall.device.Media;
import hall.device.Operations;
import hall.device.trace.Tracing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeviceWatchTest {

  private static final DeviceUri URI = DeviceUri.parse("escpos:/dev/none");
  private static final DeviceStatus GONE = DeviceStatus.of(Faults.disconnected("port"));
  private static final DeviceStatus EMPTY = DeviceStatus.of(Faults.mediaEmpty("roll"));

  private final HandTicker ticker = new HandTicker(0);
  private final List<String> events = new ArrayList<>();
  private final List<DeviceStatus> told = new ArrayList<>();
  private final List<Long> looks = new ArrayList<>();
  private final List<Duration> patience = new ArrayList<>();

  private final DeviceContext context =
      new DeviceContext(
          ticker,
          new Tracing.Off(),
          event -> events.add(event.type().word() + " " + event.fields()));

  /// A device that is as the script says, look by look; at its end the watcher is interrupted.
  private final class Scripted implements Device {
    private final Deque<DeviceStatus> script;
    private final Operations operations = new Operations(URI, context, () -> {});

    Scripted(DeviceStatus... script) {
      this.script = new ArrayDeque<>(List.of(script));
    }

    @Override
    public DeviceUri uri() {
      return URI;
    }

    @Override
    public Operations operations() {
      return operations;
    }

    @Override
    public DeviceStatus status(Deadline deadline) throws InterruptedException {
      looks.add(Duration.ofNanos(ticker.nanos()).toSeconds());
      patience.add(deadline.left());
      if (script.isEmpty()) {
        throw new InterruptedException();
      }
      return script.remove();
    }

    @Override
    public void close() {}
  }

  private void follow(DeviceStatus... script) {
    var watch = new DeviceWatch(new Scripted(script), context, told::add);
    assertThrows(InterruptedException.class, watch::follow);
  }

  @Test
  void everyChangeIsToldOnce() {
    var card = DeviceStatus.online().withMedia(Media.PRESENT);
    follow(DeviceStatus.online(), DeviceStatus.online(), card, card, EMPTY, DeviceStatus.online());
    assertEquals(
        List.of(
            "state {from=unknown, to=online, reason=}",
            "media {media=present}",
            "state {from=online, to=userError, reason=media-empty}",
            "media {media=unknown}",
            "state {from=userError, to=online, reason=}"),
        events);
    assertEquals(List.of(DeviceStatus.online(), card, EMPTY, DeviceStatus.online()), told);
  }

  @Test
  void aSupplyThatRunsLowIsAnEvent() {
    follow(paper(2), paper(1), paper(1));
    assertEquals(
        List.of(
            "state {from=unknown, to=online, reason=}",
            "consumable {name=paper, level=2, unit=state}",
            "consumable {name=paper, level=1, unit=state}"),
        events);
  }

  private static DeviceStatus paper(int level) {
    return new DeviceStatus(
        DeviceState.ONLINE,
        Optional.empty(),
        List.of(new Consumable("paper", level, "state")),
        Map.of(),
        Map.of());
  }

  @Test
  void aLostDeviceIsTriedAgainWithGrowingPausesAndWatchedCloselyWhenItIsBack() {
    follow(GONE, GONE, GONE, GONE, GONE, GONE, GONE, DeviceStatus.online(), EMPTY);
    assertEquals(List.of(0L, 1L, 3L, 7L, 15L, 30L, 45L, 60L, 65L, 70L), looks);
    assertEquals(List.of(GONE, DeviceStatus.online(), EMPTY), told);
  }

  @Test
  void noLookIsCutShortSinceThatWouldTellOfALostDevice() {
    var online = new DeviceStatus[20];
    Arrays.fill(online, DeviceStatus.online());
    follow(online);
    assertEquals(21, patience.size());
    assertTrue(patience.stream().allMatch(left -> left.toSeconds() >= 3), patience.toString());
  }

  @Test
  void aBusyDeviceIsNoNews() {
    follow(DeviceStatus.online(), DeviceStatus.of(Faults.busy("")), DeviceStatus.online());
    assertEquals(List.of(DeviceStatus.online()), told);
  }

  @Test
  void aDeviceThatHasWorkedElsewhereIsKnownToBeWell() {
    var watch = new DeviceWatch(new Scripted(), context, told::add);
    watch.learn(EMPTY);
    watch.learn(DeviceStatus.online());
    assertEquals(List.of(EMPTY, DeviceStatus.online()), told);
    assertEquals(Optional.of(DeviceStatus.online()), watch.known());
  }

  @Test
  void anEventLineNamesDeviceAndFieldsInOrder() {
    assertEquals(
        "device-state escpos:/dev/none from=online to=offline",
        DeviceEvent.of(URI, DeviceEvent.Type.STATE, "from", "online", "to", "offline").toString());
    assertTrue(Backoff.NONE.pause().isZero());
  }
}
