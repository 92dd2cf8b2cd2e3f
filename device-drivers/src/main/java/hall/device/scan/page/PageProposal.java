// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.scan.ScannedPage;
import java.util.Arrays;

/// A page as it came and as it could be kept; the citizen chooses.
///
/// Both are compressed. Where nothing was changed they are one and the same, so an untouched page
/// costs no memory. Either choice overwrites the one that was not taken.
///
/// @param original the page that the scanner sent
/// @param proposed the changed page, or `original` itself
public record PageProposal(ScannedPage original, ScannedPage proposed, PageReport report) {

  /// The proposed page; the original is wiped.
  public ScannedPage accepted() {
    return chosen(proposed, original);
  }

  /// The original page; what was proposed is wiped.
  public ScannedPage declined() {
    return chosen(original, proposed);
  }

  private ScannedPage chosen(ScannedPage kept, ScannedPage dropped) {
    if (!report.untouched()) { // else both are the same
      Arrays.fill(dropped.bytes(), (byte) 0);
    }
    return kept;
  }
}
