// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.barcode.Sighting;
import hall.device.barcode.SymbolReader;
import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import hall.device.scan.Lineart;
import hall.device.scan.PageCheck;
import hall.device.scan.PageCheck.Warning;
import hall.device.scan.PageJpeg;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PageReport.Change;
import hall.device.scan.page.PageReport.Upright;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Looks at one page and proposes what to keep: found, straightened, cropped, upright.
///
/// The work is done in shades of gray; only a page that has to change is decoded in colour, and
/// encoded once. A page that lies within 0.3° of straight, with nothing to cut, keeps its bytes, as
/// does a blank one and one in black and white. Pixels are moved once, whatever the changes. While
/// one core looks for codes, another judges the page and decodes its colours.
///
/// | page | found by | change |
/// |---|---|---|
/// | [Kind#SHEET] | edges on the scanner's dark ground, else lines of print | straightened, cropped |
/// | [Kind#SHOT] | four sides on a darker table | rectified, cropped |
/// | both | QR codes, or bar codes along lines of print | turned by quarters |
public final class PagePipeline {

  /// How the page was taken.
  public enum Kind {
    /// By a flatbed or a feeder: square to the paper, turned a little.
    SHEET,
    /// By a camera above a table.
    SHOT
  }

  private PagePipeline() {}

  /// Empty for a page whose picture can't be decoded: it is to be kept as it is, or scanned again.
  public static Optional<PageProposal> propose(ScannedPage page, Kind kind)
      throws InterruptedException {
    Picture gray;
    try {
      gray =
          switch (page.encoding()) {
            case JPEG -> Jpeg.gray(page.bytes());
            case CCITT_G4 -> Lineart.picture(page);
          };
    } catch (IOException e) {
      return Optional.empty();
    }
    var proposal = proposal(page, kind, gray);
    gray.leave();
    return proposal;
  }

  /// What fails on its way leaves no picture to the next page: another core may still look at it.
  private static Optional<PageProposal> proposal(ScannedPage page, Kind kind, Picture gray)
      throws InterruptedException {
    var layout = layout(gray, page, kind);
    var flat = layout.flat(gray);
    var codes = Meanwhile.does(() -> SymbolReader.sight(flat));
    var check = PageCheck.of(flat, page.dpi());
    // A code may yet turn the page, or prove it not blank.
    boolean likely =
        !layout.changes().isEmpty()
            && !check.blank()
            && page.encoding() == ScannedPage.Encoding.JPEG;
    var early = likely ? colors(page) : Optional.<Picture>empty();
    var sightings = codes.result();
    boolean blank = check.blank() && sightings.isEmpty();
    var turn = Quarters.of(sightings, layout);
    var changes = blank ? EnumSet.noneOf(Change.class) : layout.changes();
    if (turn.orElse(0) != 0) {
      changes.add(Change.TURNED);
    }
    if (page.encoding() == ScannedPage.Encoding.CCITT_G4) {
      changes.clear();
    }
    var warnings = EnumSet.noneOf(Warning.class);
    warnings.addAll(check.warnings());
    if (layout.cut() && !blank) {
      warnings.add(Warning.CUT_EDGE);
    }
    int quarters = changes.contains(Change.TURNED) ? turn.orElse(0) : 0;
    var report =
        new PageReport(
            layout.degrees(),
            blank,
            warnings,
            changes,
            90 * quarters,
            turn.isPresent() ? Upright.KNOWN : Upright.UNSURE,
            sightings.stream().map(Sighting::symbol).distinct().toList());
    if (report.untouched()) {
      early.ifPresent(Picture::leave);
      return Optional.of(new PageProposal(page, page, report));
    }
    // A quarter turn alone needs no cut.
    var mapping = report.changes().equals(Set.of(Change.TURNED)) ? whole(page) : layout.mapping();
    var colors = likely ? early : colors(page);
    if (colors.isEmpty()) {
      return Optional.empty();
    }
    var picture = colors.get();
    var changed = Warp.of(picture, mapping.turned(quarters), Levels.paperColor(picture));
    picture.leave();
    var kept = PageJpeg.encode(changed, page.dpi());
    changed.leave();
    return Optional.of(new PageProposal(page, kept, report));
  }

  /// The page in colour, of a page whose bytes are a JPEG.
  private static Optional<Picture> colors(ScannedPage page) {
    try {
      return Optional.of(Jpeg.decode(page.bytes()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Mapping whole(ScannedPage page) {
    return Mapping.turned(0, 0, 0, page.widthPx(), page.heightPx());
  }

  private static Layout layout(Picture gray, ScannedPage page, Kind kind) {
    return switch (kind) {
      case SHEET -> new Layout.OfSheet(Sheet.of(gray, page.dpi()));
      case SHOT ->
          Shot.of(gray).<Layout>map(Layout.OfShot::new).orElseGet(() -> new Layout.Unknown(gray));
    };
  }
}
