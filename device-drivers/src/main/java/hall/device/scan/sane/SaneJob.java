// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.http.Stop;
import hall.device.scan.PageJpeg;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.device.scan.Scanner.PageSink;
import hall.device.transport.Link;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// One scan from the first START to its last page.
final class SaneJob {

  private static final int CHUNK = 1 << 16;

  /// Opens the connection that the image comes over.
  @FunctionalInterface
  interface DataPort {
    Link open(int port, Deadline deadline) throws IOException, InterruptedException;
  }

  private final SaneDevice device;
  private final ScanSettings settings;
  private final Map<String, String> written;
  private final DataPort port;
  private final Operations wear;
  private final Deadline deadline;

  /// @param written options that the URI sets
  SaneJob(
      SaneDevice device,
      ScanSettings settings,
      Map<String, String> written,
      DataPort port,
      Operations wear,
      Deadline deadline) {
    this.device = device;
    this.settings = settings;
    this.written = written;
    this.port = port;
    this.wear = wear;
    this.deadline = deadline;
  }

  /// Hands over every page; where a source turns out to be empty, the next one that was allowed is
  /// tried.
  int run(PageSink sink) throws IOException, Stop, InterruptedException {
    var sources = SanePlan.sources(device.options(), settings);
    if (sources.isEmpty()) {
      throw Stop.because(ScanFaults.noSuchSource("no source for " + settings));
    }
    for (var source : sources) {
      int pages = pages(source, sink);
      if (pages > 0) {
        return pages;
      }
    }
    throw Stop.because(SaneStatus.NO_DOCS.fault("START"));
  }

  private int pages(SanePlan.Source source, PageSink sink)
      throws IOException, Stop, InterruptedException {
    int dpi = device.prepare(source, settings, written);
    int pages = 0;
    while (true) {
      var page = page(dpi);
      if (page.isEmpty()) {
        return pages;
      }
      sink.page(page.get());
      pages++;
      if (!source.feeder()) {
        return pages; // START once more would scan the glass again
      }
    }
  }

  /// The next page, or none where there is no more paper.
  private Optional<ScannedPage> page(int dpi) throws IOException, Stop, InterruptedException {
    var passes = new SanePasses();
    while (true) {
      if (!pass(passes)) {
        if (passes.empty()) {
          return Optional.empty();
        }
        throw Stop.because(Faults.truncated("no more paper before the last colour"));
      }
      var image = passes.image();
      if (image != null) {
        wear.count("pages", 1);
        return Optional.of(PageJpeg.encode(image, dpi));
      }
    }
  }

  /// Takes one frame, mostly all of the page.
  ///
  /// @return false where there is no paper
  private boolean pass(SanePasses passes) throws IOException, Stop, InterruptedException {
    var started = start();
    if (started.status() == SaneStatus.NO_DOCS) {
      return false;
    }
    device.require(started.status(), "START");
    device.askParameters();
    try (var link = port.open(started.port(), deadline)) {
      var parameters = parameters();
      var frame = new SaneFrame(parameters);
      receive(frame, link);
      if (frame.status() == SaneStatus.NO_DOCS && frame.size() == 0) {
        return false; // some scanners notice it only here
      }
      if (frame.status() != SaneStatus.EOF) {
        device.require(frame.status(), "after " + frame.progress());
      }
      if (!frame.whole() || frame.lines() > SaneParameters.LONGEST_SIDE) {
        throw Stop.because(Faults.truncated("SANE_STATUS_EOF after " + frame.progress()));
      }
      passes.add(parameters, started.littleEndian(), frame);
      return true;
    } catch (SaneFormatException e) {
      throw Stop.because(Faults.protocol(String.valueOf(e.getMessage())));
    }
  }

  /// A cold lamp is waited for.
  private SaneCodec.Started start() throws IOException, Stop, InterruptedException {
    var started = device.start();
    while (started.status() == SaneStatus.WARMING_UP && !deadline.passed()) {
      wear.count("retries", 1);
      deadline.pause(SaneSession.WAIT);
      started = device.start();
    }
    return started;
  }

  /// Asked after START, because only then they are exact.
  private SaneParameters parameters() throws Stop, InterruptedException {
    try {
      var parameters = device.parameters();
      var trouble = parameters.trouble();
      if (trouble.isPresent()) {
        throw Stop.because(trouble.get());
      }
      return parameters;
    } catch (IOException e) {
      throw Stop.because(Faults.truncated("%s after START".formatted(e.getMessage())));
    }
  }

  private void receive(SaneFrame frame, Link link) throws Stop, InterruptedException {
    var chunk = new byte[CHUNK];
    try {
      while (!frame.ended()) {
        int count = link.read(chunk, 0, chunk.length, deadline);
        if (count == 0) {
          throw Stop.late();
        }
        frame.take(chunk, 0, count);
      }
    } catch (SaneFormatException e) {
      throw Stop.because(Faults.protocol(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw Stop.because(
          Faults.truncated("%s after %s".formatted(e.getMessage(), frame.progress())));
    }
  }
}
