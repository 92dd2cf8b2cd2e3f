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
import java.util.Optional;
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
  private final Function<List<PageRef>, Optional<List<ScannedPage>>> copies;
  private final Supplier<UUID> keys;
  private final InstantSource clock;
  private final Consumer<Event> post;

  /// Guarded by this.
  private @Nullable Tried tried;

  private record Tried(UUID key, Instant at) {}

  /// @param copies of the images, which are overwritten here; none once the visit is over
  ComplaintWork(
      ComplaintBox box,
      Function<List<PageRef>, Optional<List<ScannedPage>>> copies,
      Supplier<UUID> keys,
      InstantSource clock,
      Consumer<Event> post) {
    this.box = box;
    this.copies = copies;
    this.keys = keys;
    this.clock = clock;
    this.post = post;
  }

  void file(Effect.FileGrievance file) {
    var key = file.draft().key().orElseGet(keys);
    post.accept(filed(file, key));
  }

  /// Whoever leaves before the pages are there takes the complaint along.
  private Event filed(Effect.FileGrievance file, UUID key) {
    var scanned = copies.apply(file.pages());
    byte[] pdf = {};
    try {
      if (scanned.isEmpty()) {
        return new Event.GrievanceNotFiled(file.operation(), key);
      }
      pdf = pdf(file.pages(), scanned.get(), moment(key));
      return box.file(key, file.draft(), file.card(), file.pages().size(), pdf)
          .<Event>map(receipt -> new Event.GrievanceFiled(file.operation(), receipt))
          .orElseGet(() -> new Event.GrievanceNotFiled(file.operation(), key));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "complaint-pages-not-made", e);
      return new Event.GrievanceNotFiled(file.operation(), key);
    } finally {
      Arrays.fill(pdf, (byte) 0);
      scanned.ifPresent(pages -> pages.forEach(page -> Arrays.fill(page.bytes(), (byte) 0)));
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

  private static byte[] pdf(List<PageRef> pages, List<ScannedPage> scanned, Instant at)
      throws IOException {
    if (pages.isEmpty()) {
      return new byte[0];
    }
    var pdf = new ByteArrayOutputStream();
    MaterialPdf.write(scanned, page -> 90 * pages.get(page).quarters(), at, pdf);
    return pdf.toByteArray();
  }
}
