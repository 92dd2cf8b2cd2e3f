// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// An administrative division (行政区划) and those within it.
///
/// @param code 12 digits
/// @param parts none where the street part of an address follows
public record Division(String code, LocalText name, List<Division> parts) {

  public Division {
    parts = List.copyOf(parts);
  }

  /// One list of several, in which each division stands once, with all that any of them has in it.
  public static List<Division> merged(Collection<List<Division>> lists) {
    var alike = new LinkedHashMap<String, List<Division>>();
    for (var list : lists) {
      for (var one : list) {
        alike.computeIfAbsent(one.code(), _ -> new ArrayList<>()).add(one);
      }
    }
    return alike.values().stream().map(Division::together).toList();
  }

  private static Division together(List<Division> same) {
    var first = same.getFirst();
    return new Division(
        first.code(), first.name(), merged(same.stream().map(Division::parts).toList()));
  }
}
