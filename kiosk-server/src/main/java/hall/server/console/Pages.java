// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import java.util.List;

/// Which part of a long list is shown; numbers beyond the end give the last page.
public record Pages(int page, int pages, int size) {

  static Pages of(int total, int size, int wanted) {
    int pages = Math.max(1, (total + size - 1) / size);
    return new Pages(Math.clamp(wanted, 1, pages), pages, size);
  }

  /// How many stand on the pages before.
  int skipped() {
    return (page - 1) * size;
  }

  /// The part of the whole list.
  <T> List<T> cut(List<T> all) {
    return all.subList(Math.min(skipped(), all.size()), Math.min(page * size, all.size()));
  }
}
