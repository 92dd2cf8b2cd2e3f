// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.scan.MaterialPdf;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Files a complaint with its pages. Nothing of it is kept here but when a key was tried first, so
/// that a second try sends the same bytes.
final class ComplaintWork {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  private final ComplaintBox box;
  private final Function<PageRef, ScannedPage> images;
  private final Supplier<UUID> keys;
  private final InstantSource clock;
  private final Consumer<Event> post;

  /// Guarded by this.
  private @Nullable Tried tried;

  private record Tried(UUID key, Instant at) {}

  ComplaintWork(
      ComplaintBox box,
      Function<PageRef, ScannedPage> images,
      Supplier<UUID> keys,
      InstantSource clock,
      Consumer<Event> post) {
    this.box = box;
    this.images = images;
    this.keys = keys;
    this.clock = clock;
    this.post = post;
  }

  void file(Effect.FileGrievance file) {
    var key = file.draft().key().orElseGet(keys);
    post.accept(filed(file, key));
  }

  private Event filed(Effect.FileGrievance file, UUID key) {
    byte[] pdf = {};
    try {
      pdf = pdf(file.pages(), moment(key));
      return box.file(key, file.draft(), file.card(), file.pages().size(), pdf)
          .<Event>map(receipt -> new Event.GrievanceFiled(file.operation(), receipt))
          .orElseGet(() -> new Event.GrievanceNotFiled(file.operation(), key));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "complaint-pages-not-made", e);
      return new Event.GrievanceNotFiled(file.operation(), key);
    } finally {
      Arrays.fill(pdf, (byte) 0);
    }
  }

  private synchronized Instant moment(UUID key) {
    var known = tried;
    if (known == null || !known.key().equals(key)) {
      known = new Tried(key, clock.instant());
      tried = known;
    }
    return known.at();
  }

  private byte[] pdf(List<PageRef> pages, Instant at) throws IOException {
    if (pages.isEmpty()) {
      return new byte[0];
    }
    var pdf = new ByteArrayOutputStream();
    MaterialPdf.write(
        pages.stream().map(images).toList(), page -> 90 * pages.get(page).quarters(), at, pdf);
    return pdf.toByteArray();
  }
}
