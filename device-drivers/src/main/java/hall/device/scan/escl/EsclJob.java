// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Ticker;
import hall.device.http.Reply;
import hall.device.http.Stop;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScannedPage;
import hall.device.scan.Scanner.PageSink;
import hall.device.scan.escl.EsclQuirks.Flag;
import java.time.Duration;

/// One scan job from `POST ScanJobs` to its last page.
final class EsclJob {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final EsclClient client;
  private final EsclQuirks quirks;
  private final Operations wear;
  private final Deadline deadline;
  private EsclRequest request;

  EsclJob(
      EsclClient client,
      EsclRequest request,
      EsclQuirks quirks,
      Operations wear,
      Deadline deadline) {
    this.client = client;
    this.request = request;
    this.quirks = quirks;
    this.wear = wear;
    this.deadline = deadline;
  }

  /// Hands over every page.
  ///
  /// The job is deleted however this ends, also past the deadline, on interruption and when the
  /// device was closed, so that the scanner is free for the next citizen.
  int run(PageSink sink, Ticker ticker) throws Stop, InterruptedException {
    var job = start();
    boolean finished = false;
    try {
      int pages = pages(job, sink);
      finished = true;
      return pages;
    } finally {
      if (!finished || !quirks.has(Flag.KEEP_JOB)) {
        delete(job, ticker);
      }
    }
  }

  private String start() throws Stop, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      var answer = client.start(request, deadline);
      if (answer.status() == 201 || answer.status() == 200) {
        return client.created(answer);
      }
      switch (EsclNext.afterJob(refusal(answer, 0, attempt))) {
        case EsclNext.Again(var wait) -> rest(wait);
        case EsclNext.InGray() -> request = request.inGray();
        case EsclNext.Failed(var fault) -> throw Stop.because(fault);
        case EsclNext.Finished() -> throw Stop.because(Faults.protocol("no job"));
      }
    }
  }

  private int pages(String job, PageSink sink) throws Stop, InterruptedException {
    var sides =
        new EsclSides(
            request.source() == EsclRequest.Source.DUPLEX, quirks.has(Flag.BACK_UPSIDE_DOWN), sink);
    int attempt = 1;
    while (true) {
      long asked = deadline.ticker().nanos();
      var answer = client.next(job, deadline);
      if (answer.status() == 200) {
        var took = Duration.ofNanos(deadline.ticker().nanos() - asked);
        sides.take(page(answer.body()));
        wear.count(request.source().feeder() ? "feederSides" : "glassPages", 1);
        attempt = 1;
        if (!request.source().feeder()) {
          return sides.finish(); // asking once more would scan the glass again on some scanners
        }
        letFeed(took);
        continue;
      }
      switch (EsclNext.afterPage(refusal(answer, sides.taken(), attempt++), job)) {
        case EsclNext.Again(var wait) -> rest(wait);
        case EsclNext.Failed(var fault) -> throw Stop.because(fault);
        case EsclNext.InGray() -> throw Stop.because(Faults.protocol("no page"));
        case EsclNext.Finished() -> {
          return sides.finish();
        }
      }
    }
  }

  private void rest(Duration wait) throws InterruptedException {
    wear.count("retries", 1);
    deadline.pause(wait);
  }

  /// Half as long as the last page took, so that a fast scanner is not slowed down much.
  private void letFeed(Duration took) throws InterruptedException {
    if (quirks.has(Flag.PAUSE_BETWEEN_PAGES)) {
      var half = took.dividedBy(2);
      deadline.pause(half.compareTo(LONGEST_PAUSE) < 0 ? half : LONGEST_PAUSE);
    }
  }

  private EsclNext.Refusal refusal(Reply.Answer answer, int pages, int attempt)
      throws Stop, InterruptedException {
    return new EsclNext.Refusal(
        answer.status(),
        answer.retryAfterSeconds(),
        client.status(deadline),
        request,
        quirks,
        pages,
        attempt);
  }

  private ScannedPage page(byte[] body) throws Stop {
    return switch (JpegCheck.of(body)) {
      case JpegCheck.Whole(int width, int height, int components, int dpi) -> {
        if (components != 1 && components != 3) {
          throw Stop.because(
              ScanFaults.formatUnsupported("JPEG of %d components".formatted(components)));
        }
        yield new ScannedPage(body, width, height, request.dpi());
      }
      case JpegCheck.Cut(var raw) -> throw Stop.because(Faults.truncated(raw));
      case JpegCheck.Foreign(var raw) -> throw Stop.because(Faults.protocol(raw));
    };
  }

  private void delete(String job, Ticker ticker) throws InterruptedException {
    // An interruption that is already noted must not stop the clean-up that it asks for.
    boolean interrupted = Thread.interrupted();
    try (var http = client.afresh()) {
      client.over(http).delete(job, Deadline.after(EsclClient.GRACE, ticker));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
