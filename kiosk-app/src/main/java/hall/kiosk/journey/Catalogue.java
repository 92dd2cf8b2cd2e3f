// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The items that this terminal offers.
///
/// @param revision the server's name of this state of the catalogue; empty before the first
/// @param divisions what an address that belongs to no item is picked from; none where the server
///   has none
public record Catalogue(String revision, List<ServiceItem> items, List<Division> divisions) {

  public static final Catalogue EMPTY = new Catalogue("", List.of());

  public Catalogue {
    items = List.copyOf(items);
    divisions = List.copyOf(divisions);
  }

  /// One without divisions.
  public Catalogue(String revision, List<ServiceItem> items) {
    this(revision, items, List.of());
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

  /// Items that the words may mean, best first: see [ItemSearch].
  public List<ServiceItem> search(String words, Readings readings) {
    return new ItemSearch(readings).find(items, words);
  }
}
