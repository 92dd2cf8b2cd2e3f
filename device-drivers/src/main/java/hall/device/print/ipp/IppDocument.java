// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.DeviceFault;
import hall.device.http.Stop;
import hall.device.print.PdfPages;
import hall.device.print.PrintFaults;
import hall.device.print.raster.RasterForm;
import hall.device.print.raster.RasterStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What follows an IPP message: the PDF, or its pages drawn as fast as the printer takes them.
final class IppDocument {

  private final byte[] pdf;
  private final IppPlan plan;
  private volatile @Nullable RasterStream drawn;

  private IppDocument(byte[] pdf, IppPlan plan) {
    this.pdf = pdf;
    this.plan = plan;
  }

  static IppDocument of(byte[] pdf, IppPlan plan) throws Stop {
    if (plan.raster().isPresent() || !plan.rearranged()) {
      return new IppDocument(pdf, plan);
    }
    var some =
        PdfPages.arrange(pdf, plan.order())
            .orElseThrow(() -> Stop.because(PrintFaults.documentInvalid("unreadable pages")));
    return new IppDocument(some, plan);
  }

  /// An HTTP body of the message and the document; a raster is of unknown length and goes in
  /// chunks.
  BodyPublisher after(byte[] message) {
    return BodyPublishers.concat(
        BodyPublishers.ofByteArray(message),
        plan.raster()
            .map(form -> BodyPublishers.ofInputStream(() -> draw(form)))
            .orElseGet(() -> BodyPublishers.ofByteArray(pdf)));
  }

  private RasterStream draw(RasterForm form) {
    var stream = new RasterStream(pdf, plan.order(), form);
    drawn = stream;
    return stream;
  }

  /// How many pages were drawn and handed over, to see that something goes on.
  int handedOver() {
    var stream = drawn;
    return stream == null ? 0 : stream.taken();
  }

  /// Why it could not be drawn, if it could not.
  Optional<DeviceFault> damage() {
    return Optional.ofNullable(drawn)
        .flatMap(RasterStream::damage)
        .map(PrintFaults::documentInvalid);
  }

  /// No further page is drawn.
  void stop() {
    var stream = drawn;
    if (stream != null) {
      stream.stop();
    }
  }
}
