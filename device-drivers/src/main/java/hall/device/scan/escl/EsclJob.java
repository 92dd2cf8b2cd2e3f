// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Ticker;
import hall.device.http.Reply;
import hall.device.http.Stop;
import hall.device.scan.JpegCheck;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScannedPage;
import hall.device.scan.Scanner.PageSink;

/// One scan job from `POST ScanJobs` to its last page.
final class EsclJob {

  private final EsclClient client;
  private final EsclRequest request;
  private final Deadline deadline;

  EsclJob(EsclClient client, EsclRequest request, Deadline deadline) {
    this.client = client;
    this.request = request;
    this.deadline = deadline;
  }

  /// Hands over every page.
  ///
  /// The job is deleted however this ends, also past the deadline, on interruption and when the
  /// device was closed, so that the scanner is free for the next citizen.
  int run(PageSink sink, Ticker ticker) throws Stop, InterruptedException {
    var job = start();
    try {
      return pages(job, sink);
    } finally {
      delete(job, ticker);
    }
  }

  private String start() throws Stop, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      var answer = client.start(request, deadline);
      if (answer.status() == 201 || answer.status() == 200) {
        return client.created(answer);
      }
      switch (EsclNext.afterJob(refusal(answer, 0, attempt))) {
        case EsclNext.Again(var wait) -> deadline.pause(wait);
        case EsclNext.Failed(var fault) -> throw Stop.because(fault);
        case EsclNext.Finished() -> throw Stop.because(Faults.protocol("no job"));
      }
    }
  }

  private int pages(String job, PageSink sink) throws Stop, InterruptedException {
    int pages = 0;
    int attempt = 1;
    while (true) {
      var answer = client.next(job, deadline);
      if (answer.status() == 200) {
        sink.page(page(answer.body()));
        pages++;
        attempt = 1;
        if (!request.feeder()) {
          return pages; // asking once more would scan the glass again on some scanners
        }
        continue;
      }
      switch (EsclNext.afterPage(refusal(answer, pages, attempt++), job)) {
        case EsclNext.Again(var wait) -> deadline.pause(wait);
        case EsclNext.Failed(var fault) -> throw Stop.because(fault);
        case EsclNext.Finished() -> {
          return pages;
        }
      }
    }
  }

  private EsclNext.Refusal refusal(Reply.Answer answer, int pages, int attempt)
      throws Stop, InterruptedException {
    return new EsclNext.Refusal(
        answer.status(),
        answer.retryAfterSeconds(),
        client.status(deadline),
        request.feeder(),
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
