// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The mechanics of a printer: it prints its jobs in their order, a sheet in `pageMillis` from the
/// first tray that holds paper, and stands still while paper, toner or a closed cover is missing.
final class IppMachine {

  private static final int SHEETS_PER_TONER_PERCENT = 20;

  private final int pageMillis;
  private final Map<Integer, IppPaperJob> jobs = new LinkedHashMap<>();
  private final List<IppTray> trays = new ArrayList<>();
  private final int pagesAhead;
  private int toner = 80;
  private boolean jammed;
  private boolean coverOpen;
  private boolean abortNext;
  private boolean powered = true;
  private int lastJob;
  private int impressions = 1000;
  private long busyMillis;

  /// @param pagesAhead how many pages of a document it takes before it has printed them
  IppMachine(int pageMillis, int pagesAhead) {
    this.pageMillis = pageMillis;
    this.pagesAhead = pagesAhead;
    trays.add(new IppTray("main", IppTray.CAPACITY));
    Thread.ofPlatform().daemon().name("mechanics").start(this::run);
  }

  synchronized void paper(int sheets) {
    trays.getFirst().sheets = sheets;
    notifyAll();
  }

  /// Fills a tray, and adds it where it is a new one.
  synchronized void tray(String name, int sheets) {
    trays.removeIf(tray -> tray.name.equals(name) && !tray.equals(trays.getFirst()));
    if (trays.getFirst().name.equals(name)) {
      trays.getFirst().sheets = sheets;
    } else {
      trays.add(new IppTray(name, sheets));
    }
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

  /// A new job whose pages are still to come.
  synchronized IppPaperJob submit(String name, String user, int copies, boolean twoSided) {
    var job = new IppPaperJob(++lastJob, name, user, copies, twoSided);
    if (abortNext) {
      job.state = IppPaperJob.ABORTED;
      abortNext = false;
    }
    jobs.put(job.id, job);
    notifyAll();
    return job;
  }

  /// Another page of a document arrived; waits while the printer's memory is full.
  ///
  /// @return whether the job still wants pages
  synchronized boolean page(IppPaperJob job) {
    try {
      while (!job.ended() && job.pages - job.printed >= pagesAhead) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the wire", e);
    }
    job.pages++;
    notifyAll();
    return !job.ended();
  }

  /// The last page, or all of them at once, has arrived.
  synchronized void whole(IppPaperJob job, int pages) {
    job.pages = pages;
    job.whole = true;
    if (job.allOut() && !job.ended()) {
      job.state = IppPaperJob.COMPLETED;
    }
    notifyAll();
  }

  synchronized void abort(IppPaperJob job) {
    if (!job.ended()) {
      job.state = IppPaperJob.ABORTED;
    }
    notifyAll();
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
    if (paper() == 0) {
      reasons.add(waiting ? "media-empty-error" : "media-empty-report");
      if (waiting) {
        reasons.add("media-needed-error");
      }
    } else if (trays.stream().anyMatch(tray -> tray.sheets == 0)) {
      reasons.add("media-empty-warning");
    } else if (paper() < 20) {
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
    return trays.stream().mapToInt(tray -> tray.sheets).sum();
  }

  synchronized List<String> trays() {
    return trays.stream().map(IppTray::description).toList();
  }

  synchronized List<String> trayNames() {
    return trays.stream().map(tray -> tray.name).toList();
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
            paper(),
            toner,
            jobs.values().stream().filter(job -> !job.ended()).count());
  }

  private boolean blocked() {
    return paper() == 0 || toner == 0 || jammed || coverOpen || !powered;
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
          if (next.get().nextSheet() == 0) {
            wait();
          } else {
            sheet(next.get());
          }
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
    trays.stream().filter(tray -> tray.sheets > 0).findFirst().ifPresent(tray -> tray.sheets--);
    int sides = job.nextSheet();
    impressions += sides;
    job.printed += sides;
    job.sheets++;
    if (job.sheets % SHEETS_PER_TONER_PERCENT == 0) {
      toner = Math.max(0, toner - 1);
    }
    if (job.allOut()) {
      job.state = IppPaperJob.COMPLETED;
    }
    notifyAll();
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
