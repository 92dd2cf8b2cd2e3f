// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.kiosk.software.Arrival;
import hall.kiosk.software.Release;
import hall.kiosk.software.Slots;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Brings the bundle of one release whole into the other slot, piece by piece, for as long as that
/// takes: over restarts and days without a server.
///
/// It begins at a moment of its own, so that a hall does not ask at once; it rests after each
/// piece, so that a citizen who is here does not feel it; and it comes back when a busy server
/// says.
final class SoftwareDownload {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  static final int PIECE = 1 << 20;

  private static final Duration SPREAD = Duration.ofSeconds(30);
  private static final Duration REST = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Slots slots;
  private final Supplier<Optional<Credential>> credential;
  private final Courier.Server server;
  private Runnable changed = () -> {};
  private final Ticker ticker;
  private final RandomGenerator random;
  private final Arrival arrival;
  private final Semaphore news = new Semaphore(0);
  private volatile Optional<Wanted> wanted = Optional.empty();
  private volatile Optional<Failed> failed = Optional.empty();

  private record Wanted(Release release, String document) {}

  private record Failed(Wanted wanted, String reason) {}

  /// How far one step brought it.
  private sealed interface Step {

    record More() implements Step {}

    record Later(String why, Optional<Duration> asked) implements Step {}

    record Done() implements Step {}

    record Broken(String reason) implements Step {}
  }

  SoftwareDownload(
      Slots slots,
      Supplier<Optional<Credential>> credential,
      Courier.Server server,
      Ticker ticker,
      RandomGenerator random) {
    this.slots = slots;
    this.credential = credential;
    this.server = server;
    this.ticker = ticker;
    this.random = random;
    this.arrival = new Arrival(slots);
  }

  /// @param told called when something is there, or never will be
  Thread start(Runnable told) {
    changed = told;
    return Thread.ofPlatform().name("fleet-software").daemon().start(this::run);
  }

  /// Begins to bring a release, or goes on with it.
  void want(Release release, String signed) throws IOException {
    if (wants(release.version())) {
      return;
    }
    arrival.begin(signed);
    failed = Optional.empty();
    wanted = Optional.of(new Wanted(release, signed));
    news.release();
  }

  /// Goes on with what an earlier process began.
  ///
  /// @return whether there was such a thing
  boolean resume(String version) throws IOException {
    if (wants(version)) {
      return true;
    }
    var kept = arrival.document();
    var release =
        kept.flatMap(arrival::trusted).filter(trusted -> trusted.version().equals(version));
    if (release.isEmpty()) {
      return false;
    }
    want(release.get(), kept.orElseThrow());
    return true;
  }

  private boolean wants(String version) {
    return wanted.filter(now -> now.release().version().equals(version)).isPresent();
  }

  /// Why a release will not come; asking makes it forgotten, so that it may be wanted again.
  Optional<String> takeFailure(String version) {
    var found = failed.filter(end -> end.wanted().release().version().equals(version));
    if (found.isPresent()) {
      failed = Optional.empty();
      wanted = Optional.empty();
    }
    return found.map(Failed::reason);
  }

  private void run() {
    try {
      while (true) {
        news.acquire();
        var next = wanted;
        if (next.isPresent() && failed.isEmpty()) {
          bring(next.get());
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-software ends");
    }
  }

  private void bring(Wanted now) throws InterruptedException {
    LOG.log(Level.INFO, "software-wanted {0}", now.release().version());
    ticker.pause(Duration.ofMillis(random.nextLong(SPREAD.toMillis())));
    int failures = 0;
    while (wanted.equals(Optional.of(now))) {
      switch (step(now)) {
        case Step.More() -> {
          failures = 0;
          ticker.pause(REST);
        }
        case Step.Later(var why, var asked) -> {
          failures++;
          if (failures == 1) {
            LOG.log(Level.INFO, "software-later {0}", why);
          }
          ticker.pause(
              asked
                  .filter(pause -> pause.compareTo(LONGEST_WAIT) < 0)
                  .orElse(Backoff.after(failures, random)));
        }
        case Step.Done() -> {
          LOG.log(Level.INFO, "software-ready {0}", now.release().version());
          wanted = Optional.empty();
          changed.run();
        }
        case Step.Broken(var reason) -> {
          LOG.log(Level.ERROR, "software-broken {0} {1}", now.release().version(), reason);
          failed = Optional.of(new Failed(now, reason));
          changed.run();
          return;
        }
      }
    }
  }

  private Step step(Wanted now) {
    var release = now.release();
    try {
      if (slots.holds(release.version())) {
        return new Step.Done();
      }
      long have = arrival.length();
      if (have == 0 && !arrival.hasRoom(release)) {
        return new Step.Broken("disk-full");
      }
      if (have < release.length()) {
        return piece(release, have);
      }
      return arrival
          .unpack(release, now.document())
          .<Step>map(Step.Broken::new)
          .orElseGet(Step.Done::new);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "software-disk", e);
      return new Step.Broken("disk-full");
    }
  }

  private Step piece(Release release, long have) throws IOException {
    int count = (int) Math.min(PIECE, release.length() - have);
    byte[] bytes;
    try {
      var known = credential.get();
      if (known.isEmpty()) {
        return new Step.Later("not enrolled", Optional.empty());
      }
      try (var in =
          server
              .api()
              .bundle(
                  known.get().authorization(),
                  release.version(),
                  "bytes=%d-%d".formatted(have, have + count - 1),
                  '"' + release.sha256() + '"')) {
        bytes = in.readNBytes(count + 1);
      }
    } catch (WebApplicationException e) {
      return refused(e);
    } catch (ProcessingException | IOException e) {
      return new Step.Later(e.toString(), Optional.empty());
    }
    if (bytes.length != count) {
      // It may be another bundle, or somebody on the way who does not know ranges.
      return new Step.Later("not the bytes that were asked for", Optional.empty());
    }
    arrival.append(bytes);
    return new Step.More();
  }

  private static Step refused(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    var retryAfter = e.getResponse().getHeaderString("Retry-After");
    return switch (status) {
      case 404, 410 -> new Step.Broken("release-unknown");
      case 416 -> new Step.Broken("length-wrong");
      default ->
          new Step.Later(
              "status-" + status,
              retryAfter != null && retryAfter.matches("[0-9]{1,6}")
                  ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
                  : Optional.empty());
    };
  }
}
