// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.DeviceContext;
import hall.device.scan.PageJpeg;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.JourneySimulationTest;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.peripheral.Peripherals;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// More than a day of citizens through the real loop, with its timers, its store of pages and its
/// outbox, as a process: in one with other tests theirs would be measured too.
///
/// Writes a line for each thousand of them: what is kept of the heap and in files, in bytes. The
/// last line says how many submitted.
final class Soak {

  private static final int CITIZENS = 10_000;
  private static final int LOOK_EVERY = 1_000;

  /// One in so many goes through with it: making documents is what takes the time.
  private static final int SUBMITS = 40;

  private final Path folder;

  private final SimulatedTime time = new SimulatedTime();
  private final JourneySimulationTest people = new JourneySimulationTest();
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private @Nullable SessionLoop loop;
  private @Nullable Outbox outbox;
  private @Nullable State before;
  private int events;
  private int citizens;
  private int submitted;

  private Soak(Path folder) {
    this.folder = folder;
  }

  /// Lets them come.
  ///
  /// @param arguments an empty folder and a seed
  public static void main(String[] arguments) {
    try {
      int submitted = new Soak(Path.of(arguments[0])).run(Long.parseLong(arguments[1]));
      System.out.println("submitted " + submitted);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    // The loop goes on as long as its terminal.
    System.exit(0);
  }

  private int run(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    try (var box =
            Outbox.open(folder.resolve("outbox.db"), new byte[32], new SecureRandom(), time);
        var peripherals =
            new Peripherals(Map.of(), DeviceContext.of(time), event -> {}, this::failed)) {
      outbox = box;
      var made =
          new SessionLoop(
              Samples.terminal(),
              Unserved.parts(peripherals, box, this::deliver, time, time, random.split()),
              state -> shown(state, random),
              this::failed);
      loop = made;
      made.start();
      over.get();
    }
    require(time.nanos() > Duration.ofHours(24).toNanos(), "a day and more");
    require(loop().pages().size() == 0, "no page is kept");
    return submitted;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("it does not hold: " + what);
    }
  }

  private void failed(Thread thread, Throwable bug) {
    over.completeExceptionally(new AssertionError(thread.getName(), bug));
  }

  private SessionLoop loop() {
    var made = loop;
    if (made == null) {
      throw new IllegalStateException("it has not begun");
    }
    return made;
  }

  /// What the courier does with what is on its way.
  private void deliver() {
    try {
      var box = outbox;
      if (box != null) {
        for (var entry : box.waiting()) {
          box.delivered(entry);
          submitted++;
        }
      }
    } catch (IOException e) {
      over.completeExceptionally(e);
    }
  }

  /// On the loop's thread: the next thing that happens.
  private void shown(State state, SplittableRandom random) {
    if (over.isDone()) {
      return;
    }
    if (before instanceof Visiting
        && !(state instanceof Visiting)
        && ++citizens % LOOK_EVERY == 0) {
      look();
      if (citizens == CITIZENS) {
        // Not before the last visit was purged.
        loop().whenNobodyIsHere(() -> over.complete(true));
        return;
      }
    }
    before = state;
    boolean storing =
        state instanceof Visiting s
            && s.stage() instanceof Stage.Submitting(var operation, var held)
            && held.isEmpty();
    if (storing || !loop().quiet()) {
      return; // what comes by itself goes first
    }
    time.pass(Duration.ofMillis(random.nextInt(500, 4_000)));
    loop().post(next(state, random));
  }

  private Event next(State state, SplittableRandom random) {
    if (state instanceof Visiting s && s.stage() instanceof Stage.Review) {
      if (random.nextInt(SUBMITS) > 0) {
        return s.overlay() == State.Overlay.NONE ? new Event.Cancel() : new Event.Leave();
      }
    }
    var event = people.randomEvent(random, state, events++);
    return event instanceof Event.PageScanned(var operation, var page) ? scanned(operation) : event;
  }

  /// Never two of one name, as from a scanner.
  private Event scanned(long operation) {
    var image = PageJpeg.encode(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY), 300);
    var page = new PageRef("soaked" + events, image.widthPx(), image.heightPx());
    loop().pages().put(loop().pages().session(), page.image().id(), image);
    return new Event.PageScanned(operation, page);
  }

  private void look() {
    System.gc();
    var runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    try (var all = Files.list(folder)) {
      System.out.println(
          "kept " + heap + " " + all.mapToLong(file -> file.toFile().length()).sum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
