// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.scan.ScannedPage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The images of the running session, in memory only; [#purge] overwrites them.
///
/// Safe for any thread. A page of a purged session that arrives late is not taken.
final class PageStore {

  private final Map<String, ScannedPage> pages = new HashMap<>();
  private long session;

  /// The number of the running session.
  synchronized long session() {
    return session;
  }

  /// Whether the page was taken; it is not where its session is over.
  synchronized boolean put(long ofSession, String id, ScannedPage page) {
    if (ofSession != session) {
      Arrays.fill(page.bytes(), (byte) 0);
      return false;
    }
    pages.put(id, page);
    return true;
  }

  synchronized Optional<ScannedPage> get(String id) {
    return Optional.ofNullable(pages.get(id));
  }

  /// Copies of some pages, which the caller overwrites, for work that goes on when the session ends
  /// meanwhile; empty where one is gone.
  synchronized Optional<List<ScannedPage>> copies(List<String> ids) {
    return pages.keySet().containsAll(ids)
        ? Optional.of(ids.stream().map(pages::get).map(PageStore::copy).toList())
        : Optional.empty();
  }

  private static ScannedPage copy(ScannedPage page) {
    return new ScannedPage(
        page.bytes().clone(), page.encoding(), page.widthPx(), page.heightPx(), page.dpi());
  }

  synchronized void forget(List<String> ids) {
    for (var id : ids) {
      var page = pages.remove(id);
      if (page != null) {
        Arrays.fill(page.bytes(), (byte) 0);
      }
    }
  }

  synchronized void purge() {
    forget(List.copyOf(pages.keySet()));
    session++;
  }

  synchronized int size() {
    return pages.size();
  }
}
