// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline;
import hall.device.scan.page.PageProposal;
import hall.device.scan.page.PageReport;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.PageRef.Change;
import hall.kiosk.journey.PageRef.Doubt;
import hall.kiosk.journey.PageRef.Image;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A page that has just been scanned, put in order as far as that is safe, with what the citizen
/// should know of it.
///
/// @param images by the id that each is stored under
record TidyPage(PageRef ref, Map<String, ScannedPage> images) {

  private static final String AS_SCANNED = "-scanned";

  static TidyPage of(String id, PageRef.Side side, ScannedPage page, PagePipeline.Kind kind)
      throws InterruptedException {
    return PagePipeline.propose(page, kind)
        .map(proposal -> proposed(id, side, proposal))
        .orElseGet(() -> unreadable(id, side, page));
  }

  private static TidyPage proposed(String id, PageRef.Side side, PageProposal proposal) {
    var report = proposal.report();
    var images = new LinkedHashMap<String, ScannedPage>();
    images.put(id, proposal.proposed());
    Optional<Image> other = Optional.empty();
    if (!report.untouched()) {
      images.put(id + AS_SCANNED, proposal.original());
      other = Optional.of(image(id + AS_SCANNED, proposal.original()));
    }
    var ref =
        new PageRef(
            id,
            image(id, proposal.proposed()),
            other,
            false,
            0,
            side,
            changes(report),
            doubts(report));
    return new TidyPage(ref, images);
  }

  private static TidyPage unreadable(String id, PageRef.Side side, ScannedPage page) {
    var ref =
        new PageRef(
            id,
            image(id, page),
            Optional.empty(),
            false,
            0,
            side,
            Set.of(),
            Set.of(Doubt.UNREADABLE));
    return new TidyPage(ref, Map.of(id, page));
  }

  private static Image image(String id, ScannedPage page) {
    return new Image(id, page.widthPx(), page.heightPx());
  }

  private static Set<Change> changes(PageReport report) {
    var changes = EnumSet.noneOf(Change.class);
    for (var change : report.changes()) {
      changes.add(
          switch (change) {
            case STRAIGHTENED, RECTIFIED -> Change.STRAIGHTENED;
            case CROPPED -> Change.CROPPED;
            case TURNED -> Change.TURNED;
          });
    }
    return changes;
  }

  private static Set<Doubt> doubts(PageReport report) {
    var doubts = EnumSet.noneOf(Doubt.class);
    if (report.blank()) {
      doubts.add(Doubt.BLANK);
    }
    for (var warning : report.warnings()) {
      doubts.add(
          switch (warning) {
            case TOO_DARK -> Doubt.TOO_DARK;
            case BLURRED -> Doubt.BLURRED;
            case CUT_EDGE -> Doubt.CUT_EDGE;
          });
    }
    return doubts;
  }

  /// Whether the store took it; it does not where the session is over.
  boolean keep(PageStore pages, long session) {
    boolean kept = true;
    for (var image : images.entrySet()) {
      kept &= pages.put(session, image.getKey(), image.getValue());
    }
    return kept;
  }
}
