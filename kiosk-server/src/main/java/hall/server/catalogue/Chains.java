// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.catalogue.ChainReader.ChainFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The items that life events become with what is published now. Pure.
final class Chains {
  private Chains() {}

  /// @param published the documents of the items, by implementation code
  static List<ItemFile> of(
      List<ChainFile> chains, Map<String, ObjectNode> published, ItemCheck check) {
    List<ItemFile> items = new ArrayList<>();
    Set<String> taken = new HashSet<>(published.keySet());
    for (ChainFile chain : chains) {
      items.add(
          chain.defects().isEmpty()
              ? item(chain, published, taken, check)
              : new ItemFile.Invalid(chain.file(), chain.defects(), List.of()));
    }
    return items;
  }

  private static ItemFile item(
      ChainFile chain, Map<String, ObjectNode> published, Set<String> taken, ItemCheck check) {
    if (!taken.add(chain.document().get("implementationCode").asText())) {
      return new ItemFile.Invalid(
          chain.file(), List.of("$.implementationCode: belongs to another item"), List.of());
    }
    return composition(chain, published, check).checked();
  }

  /// What one comes to.
  static Composition composition(
      ChainFile chain, Map<String, ObjectNode> published, ItemCheck check) {
    return switch (Composer.compose(chain.document(), published)) {
      case Composer.Composed.Whole(ObjectNode document) ->
          new Composition(
              check.checkComposed(chain.file(), document.toString()), List.of(), document);
      case Composer.Composed.Torn torn ->
          new Composition(
              new ItemFile.Invalid(chain.file(), torn.defects(), List.of()), torn.tears(), null);
    };
  }

  /// Life events of files, each unless a draft in force has a greater version of it, and those that
  /// only drafts brought.
  ///
  /// @param drafts in the order of their versions
  static List<ChainFile> shelf(List<ChainFile> files, List<ChainFile> drafts) {
    List<ChainFile> shelf = new ArrayList<>(files);
    drafts.forEach(draft -> put(shelf, draft));
    return List.copyOf(shelf);
  }

  private static void put(List<ChainFile> shelf, ChainFile draft) {
    for (int i = 0; i < shelf.size(); i++) {
      if (same(shelf.get(i), draft, "implementationCode")) {
        if (version(shelf.get(i)) < version(draft)) {
          shelf.set(i, draft);
        }
        return;
      }
    }
    shelf.add(draft);
  }

  private static boolean same(ChainFile one, ChainFile other, String name) {
    return one.document().path(name).equals(other.document().path(name));
  }

  private static int version(ChainFile chain) {
    return chain.document().path("version").asInt();
  }
}
