// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.ScannedPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageStoreTest {

  private final PageStore store = new PageStore();

  private static ScannedPage page() {
    return new ScannedPage(new byte[] {1, 2, 3}, 1, 1, 300);
  }

  @Test
  void aPurgeOverwritesEveryImage() {
    var page = page();
    store.put(store.session(), "a", page);
    store.purge();
    assertEquals(0, store.size());
    assertArrayEquals(new byte[3], page.jpeg());
  }

  @Test
  void aPageThatComesAfterThePurgeIsNotTakenAndOverwritten() {
    long session = store.session();
    store.purge();
    var late = page();
    assertFalse(store.put(session, "late", late));
    assertEquals(0, store.size());
    assertArrayEquals(new byte[3], late.jpeg());
  }

  @Test
  void aDeletedPageIsGoneAndTheOthersStay() {
    store.put(store.session(), "a", page());
    store.put(store.session(), "b", page());
    store.forget(List.of("a", "never-there"));
    assertTrue(store.get("a").isEmpty());
    assertTrue(store.get("b").isPresent());
  }

  @Test
  void copiesOutliveThePurgeAndThereAreNoneAfterIt() {
    store.put(store.session(), "a", page());
    var copies = store.copies(List.of("a")).orElseThrow();
    assertTrue(store.copies(List.of("a", "b")).isEmpty());
    store.purge();
    assertArrayEquals(page().bytes(), copies.getFirst().bytes());
    assertTrue(store.copies(List.of("a")).isEmpty());
  }
}
