// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

/// How much paper surely came out before a job ended too early, by the printer's own count.
///
/// Of a two-sided sheet only the whole sheet counts: a page on a front whose back is not printed
/// yet still lies in the printer.
///
/// @param copies whole copies
/// @param pages of the copy after those, from its first page
public record PagesOut(int copies, int pages) {

  /// What `impressions` mean for `copies` copies of `perCopy` impressions.
  public static PagesOut of(int impressions, int copies, int perCopy, boolean twoSided) {
    int sure =
        Math.min(impressions, copies * perCopy); // some count the empty back of the last page
    int pages = sure % perCopy;
    return new PagesOut(sure / perCopy, twoSided ? pages - pages % 2 : pages);
  }
}
