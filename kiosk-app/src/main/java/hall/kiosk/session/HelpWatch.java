// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Ticker;
import hall.kiosk.journey.Effect.TellHelp;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.HelpAnswer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Watches over the call for help of this visit: tells the server all of it every two seconds, at
/// once when something is new, and posts what has changed. Where no call is open, nothing runs. The
/// end of the visit ends the call, and no word of it is held while its end is told; a server that
/// can't be told so closes it by itself.
final class HelpWatch {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// How often the end is told where nobody answers.
  private static final int FAREWELLS = 3;

  private final HelpDesk desk;
  private final Supplier<UUID> newKey;
  private final Ticker ticker;
  private final Consumer<Event> post;
  private final Thread.UncaughtExceptionHandler onBug;
  private Optional<Call> newest = Optional.empty();

  HelpWatch(
      HelpDesk desk,
      Supplier<UUID> newKey,
      Ticker ticker,
      Consumer<Event> post,
      Thread.UncaughtExceptionHandler onBug) {
    this.desk = desk;
    this.newKey = newKey;
    this.ticker = ticker;
    this.post = post;
    this.onBug = onBug;
  }

  /// A call with what is to be told of it.
  private static final class Call {
    private final UUID key;
    private final Semaphore news = new Semaphore(0);
    private volatile TellHelp newest;

    Call(UUID key, TellHelp first) {
      this.key = key;
      newest = first;
    }

    void tell(TellHelp now) {
      newest = now;
      news.release();
    }
  }

  /// Begins a call, or says what is new in it. Called on the loop's thread, as is [#end].
  void tell(TellHelp now) {
    if (newest.filter(call -> call.newest.operation() == now.operation()).isPresent()) {
      newest.get().tell(now);
    } else {
      end();
      var call = new Call(newKey.get(), now);
      newest = Optional.of(call);
      Thread.ofVirtual()
          .name("help-" + now.operation())
          .uncaughtExceptionHandler(onBug)
          .start(() -> follow(call));
    }
  }

  /// The visit is over, and what was said in its last call goes with it.
  void end() {
    newest.ifPresent(call -> {
      var last = call.newest;
      call.tell(new TellHelp(last.operation(), last.place(), List.of(), true));
    });
    newest = Optional.empty();
  }

  private void follow(Call call) {
    Optional<HelpAnswer> before = Optional.empty();
    int farewells = 0;
    try {
      while (true) {
        call.news.drainPermits();
        var now = call.newest;
        if (now.over()) {
          before = Optional.empty();
        }
        var answer = desk.tell(call.key, now.place(), now.said(), now.over());
        if (!call.newest.over() && before.filter(answer::equals).isEmpty()) {
          post.accept(new Event.HelpTold(now.operation(), answer));
          before = Optional.of(answer);
        }
        boolean closed = answer instanceof HelpAnswer.Told told && !told.open();
        farewells += now.over() ? 1 : 0;
        boolean heard = farewells > 0 && !(answer instanceof HelpAnswer.Silent);
        if (closed || heard || farewells == FAREWELLS) {
          return;
        }
        if (now.over()) {
          ticker.pause(PAUSE);
        } else if (call.news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          call.news.release();
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "help-interrupted");
    }
  }
}
