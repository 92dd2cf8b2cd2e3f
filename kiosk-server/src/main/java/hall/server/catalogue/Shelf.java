// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import java.util.ArrayList;
import java.util.List;

/// The items of an edition: those of files, each unless a draft in force has a greater version of
/// it, and those that only drafts brought. Pure.
final class Shelf {
  private Shelf() {}

  /// @param inForce in the order of their versions
  static List<ItemFile> of(List<ItemFile> files, List<Draft> inForce, ItemCheck check) {
    List<ItemFile> items = new ArrayList<>(files);
    for (Draft draft : inForce) {
      if (draft.kind() == Draft.Kind.ITEM
          && check.check("draft " + draft.id(), draft.document()) instanceof ItemFile.Valid valid) {
        put(items, valid);
      }
    }
    return List.copyOf(items);
  }

  private static void put(List<ItemFile> items, ItemFile.Valid valid) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ItemFile.Valid known
          && known.item().implementationCode().equals(valid.item().implementationCode())) {
        if (known.item().version() < valid.item().version()) {
          items.set(i, valid);
        }
        return;
      }
    }
    items.add(valid);
  }
}
