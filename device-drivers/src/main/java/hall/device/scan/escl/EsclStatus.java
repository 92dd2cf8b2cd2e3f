// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import java.util.List;
import java.util.Optional;

/// How a scanner is at one moment (`ScannerStatus`).
record EsclStatus(State state, Adf adf, List<Job> jobs) {

  /// `pwg:State`; OTHER for a word that the specification lacks.
  enum State {
    IDLE("Idle"),
    PROCESSING("Processing"),
    TESTING("Testing"),
    STOPPED("Stopped"),
    DOWN("Down"),
    OTHER("");

    final String word;

    State(String word) {
      this.word = word;
    }
  }

  /// `scan:AdfState`; NONE where the scanner has no feeder or tells nothing of it.
  enum Adf {
    NONE(""),
    PROCESSING("ScannerAdfProcessing"),
    EMPTY("ScannerAdfEmpty"),
    JAM("ScannerAdfJam"),
    LOADED("ScannerAdfLoaded"),
    MISPICK("ScannerAdfMispick"),
    HATCH_OPEN("ScannerAdfHatchOpen"),
    DOOR_OPEN("ScannerAdfDoorOpen"),
    MULTIPICK("ScannerAdfMultipickDetected"),
    TOO_SHORT("ScannerAdfDuplexPageTooShort"),
    TOO_LONG("ScannerAdfDuplexPageTooLong"),
    TRAY_FAILED("ScannerAdfInputTrayFailed"),
    OVERLOADED("ScannerAdfInputTrayOverloaded"),
    OTHER("");

    final String word;

    Adf(String word) {
      this.word = word;
    }
  }

  /// `pwg:JobState`.
  enum JobState {
    PENDING("Pending"),
    PROCESSING("Processing"),
    COMPLETED("Completed"),
    CANCELED("Canceled"),
    ABORTED("Aborted"),
    OTHER("");

    final String word;

    JobState(String word) {
      this.word = word;
    }
  }

  /// One entry of `scan:Jobs`.
  record Job(String uri, JobState state) {}

  EsclStatus {
    jobs = List.copyOf(jobs);
  }

  /// What the scanner says of the job with that path, if it says anything.
  Optional<JobState> job(String path) {
    return jobs.stream()
        .filter(job -> !job.uri.isEmpty() && (path.endsWith(job.uri) || job.uri.endsWith(path)))
        .map(Job::state)
        .findFirst();
  }
}
