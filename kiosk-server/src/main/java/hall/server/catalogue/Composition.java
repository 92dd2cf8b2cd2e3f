// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a life event comes to with the parts that are published now.
///
/// @param checked the item, or why there is none
/// @param tears where the parts contradict each other
/// @param document what was made of them, also where the check refuses it; null where they make no
///   whole
public record Composition(ItemFile checked, List<Tear> tears, @Nullable ObjectNode document) {

  /// Whether it may be published.
  public boolean valid() {
    return checked instanceof ItemFile.Valid;
  }
}
