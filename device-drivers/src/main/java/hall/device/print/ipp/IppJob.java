// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Ticker;
import hall.device.http.Stop;
import hall.device.print.PrintFaults;
import hall.device.print.Printer.PrintEvidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One document from the first question to the last look at its job.
final class IppJob {

  private static final int ATTEMPTS = 10;
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int BLIPS = 3;

  private final IppClient client;
  private final Ticker ticker;
  private final Deadline deadline;
  private final Set<String> seen = new LinkedHashSet<>();

  IppJob(IppClient client, Ticker ticker, Deadline deadline) {
    this.client = client;
    this.ticker = ticker;
    this.deadline = deadline;
  }

  /// @param pages how many impressions the document makes
  PrintEvidence print(String jobName, byte[] pdf, int pages) throws Stop, InterruptedException {
    var before = client.printer(deadline);
    refuse(before);
    // Jobs of an earlier citizen that survived a crash or a power cut.
    new IppWithdrawal(client).run(deadline);
    var job = submit(jobName, pdf, before);
    return follow(job, pages, before.counter());
  }

  private static void refuse(PrinterReport printer) throws Stop {
    if (!printer.formats().contains(IppCodec.PDF)) {
      throw Stop.because(PrintFaults.formatUnsupported(String.join(" ", printer.formats())));
    }
    var raw = String.join(" ", printer.reasons());
    if (printer.state() == PrinterReport.State.STOPPED) {
      throw Stop.because(
          StateReason.worst(printer.reasons())
              .map(fault -> fault.withRaw(raw))
              .orElse(PrintFaults.stopped(raw)));
    }
    if (!printer.accepting()) {
      throw Stop.because(PrintFaults.notAccepting(raw));
    }
  }

  private JobReport submit(String jobName, byte[] pdf, PrinterReport can)
      throws Stop, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var job = client.submit(jobName, pdf, can, deadline);
      if (job.isPresent()) {
        return job.get();
      }
      deadline.pause(WAIT);
    }
    throw Stop.because(Faults.busy("server-error-busy %d times".formatted(ATTEMPTS)));
  }

  private PrintEvidence follow(JobReport submitted, int pages, int counterBefore)
      throws Stop, InterruptedException {
    var moved = ticker.nanos();
    List<Object> last = List.of();
    while (true) {
      var looked = look(submitted.id());
      List<Object> now = List.of(looked.job.state(), looked.job.pages(), looked.printer.state());
      if (!now.equals(last)) {
        moved = ticker.nanos();
        last = now;
      }
      seen.addAll(looked.printer.reasons());
      var look =
          new JobFollow.Look(
              looked.job,
              looked.printer,
              Duration.ofNanos(ticker.nanos() - moved),
              new ArrayList<>(seen),
              pages,
              counterBefore);
      switch (JobFollow.next(look)) {
        case JobFollow.Done(var evidence) -> {
          return evidence;
        }
        case JobFollow.Failed(var fault) -> throw Stop.because(fault);
        case JobFollow.LookAgain(var pause) -> deadline.pause(pause);
      }
    }
  }

  private record Looked(JobReport job, PrinterReport printer) {}

  /// One look; a blip of the network is borne.
  private Looked look(int job) throws Stop, InterruptedException {
    for (int blip = 1; ; blip++) {
      try {
        return new Looked(client.job(job, deadline), client.printer(deadline));
      } catch (Stop stop) {
        boolean lost =
            stop.fault().filter(fault -> fault.reason().equals("disconnected")).isPresent();
        if (!lost || blip == BLIPS) {
          throw stop;
        }
        deadline.pause(WAIT);
      }
    }
  }
}
