// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What of earlier papers may stand for those of this application, and what the citizen took.
///
/// @param asked the number under which the server was asked
/// @param offered at most one for a material
/// @param taken by material id, instead of scanning it
/// @param look the one that the citizen looks at
public record Reuse(
    OptionalLong asked, List<Reusable> offered, Map<String, Reusable> taken, Optional<Look> look) {

  /// Nothing was asked yet.
  public static final Reuse NONE =
      new Reuse(OptionalLong.empty(), List.of(), Map.of(), Optional.empty());

  /// A paper that is looked at.
  ///
  /// @param page its first page; absent while it is fetched, and where it can't be shown
  public record Look(long operation, Reusable paper, Optional<PageRef> page, boolean failed) {}

  public Reuse {
    offered = List.copyOf(offered);
    taken = Map.copyOf(taken);
  }

  /// What may stand for a material.
  public Optional<Reusable> offer(String material) {
    return offered.stream().filter(paper -> paper.material().equals(material)).findFirst();
  }

  /// What stands for a material.
  public Optional<Reusable> takenFor(String material) {
    return Optional.ofNullable(taken.get(material));
  }

  Reuse asked(long operation) {
    return new Reuse(OptionalLong.of(operation), offered, taken, look);
  }

  Reuse offered(List<Reusable> papers) {
    return new Reuse(asked, papers, taken, look);
  }

  Reuse with(Reusable paper) {
    var more = new HashMap<>(taken);
    more.put(paper.material(), paper);
    return new Reuse(asked, offered, more, Optional.empty());
  }

  Reuse without(String material) {
    var fewer = new HashMap<>(taken);
    fewer.remove(material);
    return new Reuse(asked, offered, fewer, Optional.empty());
  }

  Reuse looking(Optional<Look> newLook) {
    return new Reuse(asked, offered, taken, newLook);
  }

  /// The image of what is looked at.
  List<String> images() {
    return look.flatMap(Look::page).map(PageRef::images).orElse(List.of());
  }
}
