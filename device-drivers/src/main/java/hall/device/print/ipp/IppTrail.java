// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.print.PagesOut;
import hall.device.print.PrintOutcome.Trail;
import hall.device.print.PrintProgress;
import hall.device.print.PrintProgress.Phase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What became known of one job while it was followed, told to whoever watches it.
final class IppTrail {

  private static final int ACCEPTED = 1;
  private static final int TRANSMITTED = 2;

  private final Consumer<PrintProgress> progress;
  private final Set<String> seen = new LinkedHashSet<>();
  private @Nullable IppPlan plan;
  private @Nullable JobReport last;
  private @Nullable PrintProgress told;
  private int level;

  IppTrail(Consumer<PrintProgress> progress) {
    this.progress = progress;
  }

  void accepted(JobReport job, IppPlan asPlanned) {
    plan = asPlanned;
    level = ACCEPTED;
    job(job);
  }

  void transmitted() {
    level = TRANSMITTED;
  }

  void job(JobReport job) {
    last = job;
    var known = plan;
    if (known == null) {
      return;
    }
    var now = new PrintProgress(phase(job), job.pages(known.twoSided()), known.expected());
    if (!now.equals(told)) {
      told = now;
      progress.accept(now);
    }
  }

  private static Phase phase(JobReport job) {
    return switch (job.state()) {
      case PENDING, PENDING_HELD -> Phase.WAITING;
      case PROCESSING -> Phase.PRINTING;
      case PROCESSING_STOPPED -> Phase.STOPPED;
      case CANCELED, ABORTED, COMPLETED -> Phase.ENDED;
    };
  }

  void reasons(List<String> reasons) {
    seen.addAll(reasons);
  }

  List<String> seen() {
    return new ArrayList<>(seen);
  }

  /// The job that may still be asked for its last count.
  Optional<Integer> jobId() {
    return Optional.ofNullable(last).map(JobReport::id);
  }

  /// The job's count after it was withdrawn: a sheet that was on its way may have come out.
  void counted(JobReport job) {
    var before = last;
    if (before == null
        || job.impressions() > before.impressions()
        || job.sheets() > before.sheets()) {
      last = job;
    }
  }

  /// How many sheets the job took of the printer's life, as far as it counts.
  int sheets() {
    var job = last;
    var known = plan;
    if (job == null || known == null) {
      return 0;
    }
    int pages = Math.max(0, job.pages(known.twoSided()));
    return job.sheets() >= 0 ? job.sheets() : known.twoSided() ? (pages + 1) / 2 : pages;
  }

  Trail told() {
    var job = last;
    var known = plan;
    if (job == null || known == null) {
      return new Trail(level, Trail.NONE.out(), "", seen());
    }
    int pages = job.pages(known.twoSided());
    return new Trail(
        level,
        pages < 0
            ? Optional.empty()
            : Optional.of(
                PagesOut.of(pages, known.wanted().copies(), known.perCopy(), known.twoSided())),
        job.uri(),
        seen());
  }
}
