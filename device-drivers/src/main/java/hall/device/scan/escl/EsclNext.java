// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.scan.ScanFaults;
import hall.device.scan.escl.EsclQuirks.Flag;
import java.time.Duration;
import java.util.OptionalInt;

/// What to do after the scanner refused something: decided here, waited for elsewhere.
sealed interface EsclNext {

  /// The job has delivered all its pages.
  record Finished() implements EsclNext {}

  /// The same request again after a wait.
  record Again(Duration pause) implements EsclNext {}

  /// The same scan in gray: the scanner does not do what it told of lineart.
  record InGray() implements EsclNext {}

  /// The scan has failed.
  record Failed(DeviceFault fault) implements EsclNext {}

  int ATTEMPTS = 10;

  /// Some scanners need long before the first page at a high resolution.
  int PAGE_ATTEMPTS = 30;

  Duration WAIT = Duration.ofSeconds(1);
  int LONGEST_WAIT_SECONDS = 10;

  /// A refusal and what was seen right after it.
  ///
  /// @param http the status of the refused request
  /// @param status the scanner's status, read after the refusal
  /// @param pages delivered so far by this job
  /// @param attempt how often this request was refused, from 1
  record Refusal(
      int http,
      OptionalInt retryAfterSeconds,
      EsclStatus status,
      EsclRequest request,
      EsclQuirks quirks,
      int pages,
      int attempt) {

    private boolean feeder() {
      return request.source().feeder();
    }

    private EsclNext again(int most, DeviceFault otherwise) {
      int seconds = retryAfterSeconds.orElse((int) WAIT.toSeconds());
      return attempt < most
          ? new Again(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS)))
          : new Failed(otherwise);
    }

    /// The end of the paper, unless paper lies there that no page came of.
    private EsclNext end(String job) {
      if (!feeder()) {
        return pages > 0 ? new Finished() : new Failed(Faults.protocol(raw()));
      }
      if (pages == 0) {
        return new Failed(ScanFaults.feederEmpty(raw()));
      }
      return works(job) && status.adf() == EsclStatus.Adf.LOADED
          ? new Failed(ScanFaults.aborted(raw()))
          : new Finished();
    }

    /// Whether the job still works although it just said that there is no page.
    private boolean works(String job) {
      var state = status.job(job);
      if (state.isPresent()) {
        return switch (state.get()) {
          case PENDING, PROCESSING -> true;
          case COMPLETED, CANCELED, ABORTED, OTHER -> false;
        };
      }
      return status.state() == EsclStatus.State.PROCESSING
          && (status.adf() == EsclStatus.Adf.LOADED || status.adf() == EsclStatus.Adf.PROCESSING);
    }

    private boolean notYet() {
      return quirks.has(Flag.GONE_MEANS_LATER)
          && (status.state() != EsclStatus.State.IDLE
              || (pages == 0 && !(feeder() && status.adf() == EsclStatus.Adf.EMPTY)));
    }

    private String raw() {
      return "HTTP %d, %s %s".formatted(http, status.state().word, status.adf().word);
    }
  }

  /// After `POST ScanJobs` was refused.
  static EsclNext afterJob(Refusal refusal) {
    var trouble = EsclPlan.trouble(refusal.status, refusal.feeder());
    if (trouble.isPresent()) {
      return new Failed(trouble.get());
    }
    if (refusal.feeder() && refusal.status.adf() == EsclStatus.Adf.EMPTY) {
      return new Failed(ScanFaults.feederEmpty(refusal.raw()));
    }
    return switch (refusal.http) {
      case 400 -> refusal.request.lineart() ? new InGray() : protocol(refusal);
      case 409 -> // a conflict of settings, or of two jobs
          refusal.request.lineart()
              ? new InGray()
              : refusal.again(ATTEMPTS, Faults.busy(refusal.raw()));
      case 503 -> refusal.again(ATTEMPTS, Faults.busy(refusal.raw()));
      case 401, 403 -> new Failed(EsclFaults.accessDenied(refusal.raw()));
      default -> protocol(refusal);
    };
  }

  /// After `GET NextDocument` was refused.
  ///
  /// 404 normally ends a job, but some scanners answer it between two sheets while the feeder still
  /// works; then the job's own state tells.
  ///
  /// @param job the path of the job
  static EsclNext afterPage(Refusal refusal, String job) {
    var trouble = EsclPlan.trouble(refusal.status, refusal.feeder());
    if (trouble.isPresent()) {
      return new Failed(trouble.get());
    }
    var state = refusal.status.job(job);
    if (state.isPresent() && state.get() == EsclStatus.JobState.ABORTED) {
      return new Failed(ScanFaults.aborted(refusal.raw()));
    }
    return switch (refusal.http) {
      case 404, 410 -> {
        if (refusal.notYet()) {
          yield refusal.attempt < PAGE_ATTEMPTS ? new Again(WAIT) : refusal.end(job);
        }
        yield refusal.feeder() && refusal.works(job) && refusal.attempt < ATTEMPTS
            ? new Again(WAIT)
            : refusal.end(job);
      }
      case 409 ->
          refusal.feeder() && refusal.status.adf() == EsclStatus.Adf.EMPTY
              ? refusal.end(job)
              : protocol(refusal);
      case 503 -> refusal.again(PAGE_ATTEMPTS, Faults.busy(refusal.raw()));
      default -> protocol(refusal);
    };
  }

  private static EsclNext protocol(Refusal refusal) {
    return new Failed(Faults.protocol(refusal.raw()));
  }
}
