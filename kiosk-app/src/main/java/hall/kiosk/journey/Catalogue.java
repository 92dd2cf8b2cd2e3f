// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The items that this terminal offers.
///
/// @param revision the server's name of this state of the catalogue; empty before the first
public record Catalogue(String revision, List<ServiceItem> items) {

  public static final Catalogue EMPTY = new Catalogue("", List.of());

  public Catalogue {
    items = List.copyOf(items);
  }

  public Optional<ServiceItem> find(String code) {
    return items.stream().filter(item -> item.code().equals(code)).findFirst();
  }

  /// Items under each theme that has any, in the order of the themes.
  public Map<ServiceItem.Theme, List<ServiceItem>> byTheme() {
    var groups = new TreeMap<ServiceItem.Theme, List<ServiceItem>>();
    for (var theme : ServiceItem.Theme.values()) {
      var of = items.stream().filter(item -> item.themes().contains(theme)).toList();
      if (!of.isEmpty()) {
        groups.put(theme, of);
      }
    }
    return groups;
  }

  /// Items under each department, in catalogue order.
  public Map<ServiceItem.Department, List<ServiceItem>> byDepartment() {
    var groups = new LinkedHashMap<ServiceItem.Department, List<ServiceItem>>();
    for (var item : items) {
      groups.computeIfAbsent(
          item.department(),
          department ->
              items.stream().filter(other -> other.department().equals(department)).toList());
    }
    return groups;
  }

  /// Items whose name, synonyms, department or code contain the words, best first; a citizen's word
  /// may also contain the synonym ("我想开店" finds 开店).
  public List<ServiceItem> search(String words) {
    var query = words.strip().toLowerCase(Locale.ROOT);
    if (query.isEmpty()) {
      return List.of();
    }
    return items.stream()
        .filter(item -> score(item, query) > 0)
        .sorted(Comparator.comparingInt((ServiceItem item) -> score(item, query)).reversed())
        .toList();
  }

  private static int score(ServiceItem item, String query) {
    if (contains(item.name().zhCn(), query) || contains(item.name().en(), query)) {
      return 4;
    }
    for (var synonym : item.synonyms()) {
      if (contains(synonym, query)) {
        return 3;
      }
      if (synonym.length() > 1 && contains(query, synonym.toLowerCase(Locale.ROOT))) {
        return 2;
      }
    }
    return contains(item.department().name().zhCn(), query)
            || contains(item.department().name().en(), query)
            || item.code().equals(query)
        ? 1
        : 0;
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }
}
