// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.Outcome;
import hall.device.SelfTestRun;
import hall.device.scan.ScanSettings;
import hall.device.scan.escl.EsclStatus.Adf;
import java.util.ArrayList;
import java.util.List;

/// What a scanner's answers say of its parts: `capabilities`, `status`, `feeder`, `settings`.
final class EsclChecks {

  /// The check of the first answer.
  static final String FIRST = "capabilities";

  /// What the terminal asks of a scanner unless somebody wants otherwise.
  private static final int DPI = 300;

  private EsclChecks() {}

  /// A scanner without any source scans nothing.
  static void capabilities(SelfTestRun run, EsclCapabilities capabilities) {
    var sources = new ArrayList<String>();
    capabilities.platen().ifPresent(_ -> sources.add("flatbed"));
    capabilities.feeder().ifPresent(_ -> sources.add("feeder"));
    capabilities.duplex().ifPresent(_ -> sources.add("duplex"));
    run.judge(
        !sources.isEmpty(),
        "%s, eSCL %s, %s"
            .formatted(
                capabilities.makeAndModel(),
                capabilities.version().isEmpty() ? "unknown" : capabilities.version(),
                sources.isEmpty() ? "no source" : String.join(" ", sources)));
  }

  static void status(SelfTestRun run, EsclStatus status) {
    boolean works =
        switch (status.state()) {
          case IDLE, PROCESSING, TESTING, OTHER -> true;
          case STOPPED, DOWN -> false;
        };
    run.judge(works, status.state() == EsclStatus.State.OTHER ? "unknown" : status.state().word);
  }

  /// Capabilities and status must tell of the same feeder, and nothing may be wrong with it.
  static void feeder(SelfTestRun run, EsclCapabilities capabilities, EsclStatus status) {
    var word = status.adf().word;
    if (capabilities.feeder().isEmpty()) {
      boolean agrees = status.adf() == Adf.NONE || status.adf() == Adf.OTHER;
      run.judge(agrees, agrees ? "none" : word + ", but the capabilities have no feeder");
      return;
    }
    var trouble = EsclPlan.trouble(status, true);
    if (status.state() != EsclStatus.State.DOWN && trouble.isPresent()) {
      run.fail(trouble.get());
    } else {
      run.pass(word.isEmpty() ? "tells nothing of itself" : word);
    }
  }

  /// What would be asked of each source, were there paper.
  static void settings(SelfTestRun run, EsclCapabilities capabilities, EsclQuirks quirks) {
    var told = new ArrayList<String>();
    boolean sound = true;
    for (var wanted : wanted(capabilities)) {
      var ready =
          new EsclStatus(EsclStatus.State.IDLE, wanted.feeds() ? Adf.LOADED : Adf.NONE, List.of());
      switch (EsclPlan.choose(wanted.settings(), capabilities, ready, quirks)) {
        case Outcome.Done<EsclRequest>(var request) ->
            told.add("%s %s %d dpi".formatted(wanted.word, request.colorMode(), request.dpi()));
        case Outcome.Faulted<EsclRequest>(var fault) -> {
          sound = false;
          told.add("%s %s".formatted(wanted.word, SelfTestRun.words(fault)));
        }
        case Outcome.NoAnswer<EsclRequest>() -> sound = false;
      }
    }
    run.judge(sound, String.join(", ", told));
  }

  private record Wanted(String word, ScanSettings.Source source, boolean duplex) {
    ScanSettings settings() {
      return new ScanSettings(DPI, ScanSettings.Mode.COLOR, source, duplex);
    }

    boolean feeds() {
      return source == ScanSettings.Source.ADF;
    }
  }

  private static List<Wanted> wanted(EsclCapabilities capabilities) {
    var wanted = new ArrayList<Wanted>();
    capabilities
        .platen()
        .ifPresent(_ -> wanted.add(new Wanted("flatbed", ScanSettings.Source.FLATBED, false)));
    capabilities
        .feeder()
        .ifPresent(_ -> wanted.add(new Wanted("feeder", ScanSettings.Source.ADF, false)));
    capabilities
        .duplex()
        .ifPresent(_ -> wanted.add(new Wanted("duplex", ScanSettings.Source.ADF, true)));
    return wanted;
  }
}
