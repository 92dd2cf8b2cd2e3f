// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The mechanics of a printer with one tray: it prints its jobs in their order, a sheet in
/// `pageMillis`, and stands still while paper, toner or a closed cover is missing.
final class IppMachine {

  private static final int TRAY = 250;
  private static final int SHEETS_PER_TONER_PERCENT = 20;

  private final int pageMillis;
  private final Map<Integer, IppPaperJob> jobs = new LinkedHashMap<>();
  private int paper = TRAY;
  private int toner = 80;
  private boolean jammed;
  private boolean coverOpen;
  private boolean abortNext;
  private boolean powered = true;
  private int lastJob;
  private int impressions = 1000;
  private long busyMillis;

  IppMachine(int pageMillis) {
    this.pageMillis = pageMillis;
    Thread.ofPlatform().daemon().name("mechanics").start(this::run);
  }

  synchronized void paper(int sheets) {
    paper = sheets;
    notifyAll();
  }

  synchronized void toner(int percent) {
    toner = percent;
    notifyAll();
  }

  synchronized void jam(boolean now) {
    jammed = now;
    notifyAll();
  }

  synchronized void cover(boolean open) {
    coverOpen = open;
    notifyAll();
  }

  synchronized void abortNext() {
    abortNext = true;
  }

  /// Without power all jobs are forgotten.
  synchronized void power(boolean on) {
    powered = on;
    if (!on) {
      jobs.values().stream()
          .filter(job -> !job.ended())
          .forEach(job -> job.state = IppPaperJob.ABORTED);
      jobs.clear();
    }
    notifyAll();
  }

  synchronized IppPaperJob submit(String name, String user, int pages, int copies) {
    var job = new IppPaperJob(++lastJob, name, user, pages, copies);
    if (abortNext) {
      job.state = IppPaperJob.ABORTED;
      abortNext = false;
    }
    jobs.put(job.id, job);
    notifyAll();
    return job;
  }

  synchronized @Nullable IppPaperJob job(int id) {
    return jobs.get(id);
  }

  synchronized List<IppPaperJob> jobs() {
    return new ArrayList<>(jobs.values());
  }

  /// Whether there was something to cancel.
  synchronized boolean cancel(int id) {
    var job = jobs.get(id);
    if (job == null || job.ended()) {
      return false;
    }
    job.state = IppPaperJob.CANCELED;
    notifyAll();
    return true;
  }

  /// 3 idle, 4 processing, 5 stopped.
  synchronized int state() {
    boolean waiting = jobs.values().stream().anyMatch(job -> !job.ended());
    if (jammed || coverOpen || (waiting && blocked())) {
      return 5;
    }
    return waiting ? 4 : 3;
  }

  synchronized List<String> reasons() {
    var reasons = new ArrayList<String>();
    boolean waiting = jobs.values().stream().anyMatch(job -> !job.ended());
    if (paper == 0) {
      reasons.add(waiting ? "media-empty-error" : "media-empty-report");
      if (waiting) {
        reasons.add("media-needed-error");
      }
    } else if (paper < 20) {
      reasons.add("media-low-report");
    }
    if (jammed) {
      reasons.add("media-jam-error");
    }
    if (coverOpen) {
      reasons.add("cover-open-error");
    }
    if (toner == 0) {
      reasons.add("marker-supply-empty-error");
    } else if (toner < 10) {
      reasons.add("marker-supply-low-warning");
    }
    return reasons.isEmpty() ? List.of("none") : reasons;
  }

  synchronized int paper() {
    return paper;
  }

  synchronized int toner() {
    return toner;
  }

  synchronized int impressions() {
    return impressions;
  }

  synchronized String json() {
    return "{\"jobs\": [%s]}"
        .formatted(jobs.values().stream().map(IppPaperJob::json).collect(Collectors.joining(", ")));
  }

  synchronized String stats() {
    return "{\"busyMillis\": %d, \"pages\": %d, \"paper\": %d, \"toner\": %d, \"waiting\": %d}"
        .formatted(
            busyMillis,
            impressions - 1000,
            paper,
            toner,
            jobs.values().stream().filter(job -> !job.ended()).count());
  }

  private boolean blocked() {
    return paper == 0 || toner == 0 || jammed || coverOpen || !powered;
  }

  private synchronized void run() {
    try {
      while (true) {
        var next = jobs.values().stream().filter(job -> !job.ended()).findFirst();
        if (next.isEmpty()) {
          wait();
        } else if (blocked()) {
          next.get().state = IppPaperJob.STOPPED;
          wait();
        } else {
          sheet(next.get());
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the mechanics", e);
    }
  }

  private void sheet(IppPaperJob job) throws InterruptedException {
    job.state = IppPaperJob.PROCESSING;
    if (!moved(job)) {
      return;
    }
    paper--;
    impressions++;
    job.printed++;
    if (impressions % SHEETS_PER_TONER_PERCENT == 0) {
      toner = Math.max(0, toner - 1);
    }
    if (job.printed == job.impressions()) {
      job.state = IppPaperJob.COMPLETED;
    }
  }

  /// Waits while the sheet moves; a jam or a cancelled job stops it on its way.
  private boolean moved(IppPaperJob job) throws InterruptedException {
    long begin = System.nanoTime();
    try {
      for (long left = pageMillis; left > 0; ) {
        wait(left);
        if (job.ended() || blocked()) {
          return false;
        }
        left = pageMillis - (System.nanoTime() - begin) / 1_000_000;
      }
      return true;
    } finally {
      busyMillis += (System.nanoTime() - begin) / 1_000_000;
    }
  }
}
