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
    return switch (Composer.compose(chain.document(), published)) {
      case Composer.Composed.Whole(ObjectNode document) ->
          check.checkComposed(chain.file(), document.toString());
      case Composer.Composed.Torn(List<String> defects) ->
          new ItemFile.Invalid(chain.file(), defects, List.of());
    };
  }
}
