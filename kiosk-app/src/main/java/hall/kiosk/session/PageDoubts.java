// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.picture.Jpeg;
import hall.device.scan.PageCheck;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.PageRef.Doubt;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/// Looks at a page that has just been scanned, so that a blank or unreadable one is noticed while
/// the citizen still stands there.
final class PageDoubts {

  private PageDoubts() {}

  static Set<Doubt> of(ScannedPage page) {
    var doubts = EnumSet.noneOf(Doubt.class);
    try {
      var check = PageCheck.of(Jpeg.gray(page.jpeg()), page.dpi());
      if (check.blank()) {
        doubts.add(Doubt.BLANK);
      }
      for (var warning : check.warnings()) {
        switch (warning) {
          case TOO_DARK -> doubts.add(Doubt.TOO_DARK);
          case BLURRED -> doubts.add(Doubt.BLURRED);
          case CUT_EDGE -> {} // the page pipeline's own finding
        }
      }
    } catch (IOException e) {
      // A picture that can't be looked at can't be read either.
      doubts.add(Doubt.BLURRED);
    }
    return doubts;
  }
}
