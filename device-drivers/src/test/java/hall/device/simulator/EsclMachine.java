// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mechanics of a flatbed with a sheet feeder: what lies where, what is stuck, what a job may
/// take next.
final class EsclMachine {

  /// One sheet in the feeder or on the glass.
  record Sheet(SampleDocument document, int number) {}

  /// A scan job; `done` once the scanner has nothing more to give for it.
  static final class Job {
    final SampleShot settings;
    int delivered;
    boolean done;

    /// In duplex: the front of the sheet in the path has been taken, its back comes next.
    boolean turned;

    Job(SampleShot settings) {
      this.settings = settings;
    }
  }

  /// How deep the colours are.
  enum Tone {
    COLOR,
    GRAY,
    LINEART
  }

  /// What a job asked for.
  record SampleShot(boolean feeder, boolean duplex, int dpi, Tone tone, int width, int height) {}

  /// Why a page could not be fed.
  enum Trouble {
    NONE,
    JAM,
    DOUBLE_FEED,
    COVER,
    EMPTY,
    CANCELED
  }

  /// The next sheet under the lamp, or the trouble.
  record Fed(@Nullable Sheet sheet, Trouble trouble) {}

  private static final SampleDocument[] STACK = {
    SampleDocument.APPLICATION, SampleDocument.PROOF, SampleDocument.LEASE
  };

  private final Deque<Sheet> feeder = new ArrayDeque<>();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private SampleDocument glass = SampleDocument.ID_FRONT;
  private int lastNumber;
  private int stuckAt;
  private boolean stuckTurned;
  private Trouble stuckHow = Trouble.NONE;
  private Trouble stuck = Trouble.NONE;
  private boolean seemsEmpty;
  private boolean coverOpen;
  private int jobNumber;

  synchronized void load(List<String> what) {
    if (feeder.isEmpty()) {
      lastNumber = 0;
    }
    for (var word : what) {
      if (word.matches("[0-9]{1,3}")) {
        for (int i = 0; i < Integer.parseInt(word); i++) {
          feeder.add(new Sheet(STACK[lastNumber % STACK.length], ++lastNumber));
        }
      } else {
        feeder.add(new Sheet(SampleDocument.of(word), ++lastNumber));
      }
    }
  }

  synchronized void unload() {
    feeder.clear();
  }

  synchronized void glass(String word) {
    glass = word.equals("empty") ? SampleDocument.BLANK : SampleDocument.of(word);
  }

  /// The sheet with this number will get stuck.
  ///
  /// @param turned in duplex, after its front was taken
  synchronized void stickAt(int number, boolean turned, Trouble how) {
    stuckAt = number;
    stuckTurned = turned;
    stuckHow = how;
  }

  /// Takes the stuck sheet out, smooths it and lays it back.
  synchronized void clear() {
    stuck = Trouble.NONE;
    stuckAt = 0;
  }

  /// The job ends too early, and the feeder tells that it is empty until the next job.
  synchronized void giveUp(Job job) {
    job.done = true;
    seemsEmpty = true;
  }

  synchronized void cover(boolean open) {
    coverOpen = open;
  }

  /// Forgets its jobs, as a scanner does without power; the paper stays.
  synchronized void powerOff() {
    jobs.values().forEach(job -> job.done = true);
    jobs.clear();
    notifyAll();
  }

  synchronized int sheets() {
    return feeder.size();
  }

  synchronized String adfState() {
    if (coverOpen) {
      return "ScannerAdfDoorOpen";
    }
    if (stuck != Trouble.NONE) {
      return stuck == Trouble.JAM ? "ScannerAdfJam" : "ScannerAdfMultipickDetected";
    }
    return feeder.isEmpty() || seemsEmpty ? "ScannerAdfEmpty" : "ScannerAdfLoaded";
  }

  synchronized int activeJobs() {
    return (int) jobs.values().stream().filter(job -> !job.done).count();
  }

  /// The jobs by name, the newest first.
  synchronized Map<String, Job> jobs() {
    return new LinkedHashMap<>(jobs).reversed();
  }

  /// A new job's name, or null while the feeder it wants is not ready.
  synchronized @Nullable String create(SampleShot settings) {
    seemsEmpty = false;
    if (settings.feeder && (coverOpen || stuck != Trouble.NONE || feeder.isEmpty())) {
      return null;
    }
    var name = "job-" + ++jobNumber;
    jobs.put(name, new Job(settings));
    while (jobs.size() > 8) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    return name;
  }

  synchronized @Nullable Job job(String name) {
    return jobs.get(name);
  }

  synchronized boolean delete(String name) {
    var job = jobs.get(name);
    if (job == null || job.done) {
      return false;
    }
    job.done = true;
    notifyAll();
    return true;
  }

  /// Feeds the next sheet and takes `millis` for it; a job that is deleted meanwhile leaves the
  /// sheet in the feeder.
  synchronized Fed feed(Job job, int millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000L;
    for (long left = millis; left > 0 && !job.done; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    if (job.done) {
      return new Fed(null, Trouble.CANCELED);
    }
    if (!job.settings.feeder) {
      job.done = true;
      job.delivered++;
      return new Fed(new Sheet(glass, 1), Trouble.NONE);
    }
    if (coverOpen) {
      return new Fed(null, Trouble.COVER);
    }
    var sheet = feeder.peek();
    if (sheet != null && sheet.number == stuckAt && job.turned == stuckTurned) {
      stuck = stuckHow;
    }
    if (stuck != Trouble.NONE) {
      return new Fed(null, stuck);
    }
    if (sheet == null) {
      job.done = true;
      return new Fed(null, Trouble.EMPTY);
    }
    job.delivered++;
    if (job.settings.duplex && !job.turned) {
      job.turned = true;
      return new Fed(sheet, Trouble.NONE);
    }
    feeder.remove();
    if (job.turned) {
      job.turned = false;
      return new Fed(new Sheet(SampleDocument.BACK, sheet.number), Trouble.NONE);
    }
    return new Fed(sheet, Trouble.NONE);
  }
}
