// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The pages of one material in their order.
public final class PageList {

  private PageList() {}

  static Optional<PageRef> find(List<PageRef> pages, String id) {
    return pages.stream().filter(page -> page.id().equals(id)).findFirst();
  }

  static List<PageRef> change(List<PageRef> pages, String id, UnaryOperator<PageRef> change) {
    return pages.stream().map(page -> page.id().equals(id) ? change.apply(page) : page).toList();
  }

  static List<PageRef> without(List<PageRef> pages, List<PageRef> gone) {
    return pages.stream().filter(page -> !gone.contains(page)).toList();
  }

  /// The page one place earlier or later; at the ends it stays.
  static List<PageRef> moved(List<PageRef> pages, String id, int by) {
    int from = find(pages, id).map(pages::indexOf).orElse(-1);
    int to = from + by;
    if (from < 0 || to < 0 || to >= pages.size()) {
      return pages;
    }
    var more = new ArrayList<>(pages);
    Collections.swap(more, from, to);
    return List.copyOf(more);
  }

  static List<PageRef> blank(List<PageRef> pages) {
    return pages.stream().filter(page -> page.doubts().contains(PageRef.Doubt.BLANK)).toList();
  }

  static List<String> images(List<PageRef> pages) {
    return pages.stream().map(PageRef::images).flatMap(List::stream).toList();
  }

  /// How many sheets of paper these pages were on: a back belongs to the front before it.
  public static int sheets(List<PageRef> pages) {
    int sheets = 0;
    var before = PageRef.Side.ONLY;
    for (var page : pages) {
      if (page.side() != PageRef.Side.BACK || before != PageRef.Side.FRONT) {
        sheets++;
      }
      before = page.side();
    }
    return sheets;
  }

  /// Whether any of them was scanned on both sides, so that sheets are counted, not pages.
  public static boolean bothSides(List<PageRef> pages) {
    return pages.stream().anyMatch(page -> page.side() != PageRef.Side.ONLY);
  }
}
