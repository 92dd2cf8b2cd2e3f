// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What of earlier papers may stand for those of this application, and what the citizen took.
///
/// @param asked the number under which the server was asked
/// @param offered at most one for a material
/// @param taken by material id, instead of scanning it
/// @param look the one that the citizen looks at
/// @param declined the materials that are rather scanned
/// @param refused the materials whose earlier paper the server would not have after all, and why
public record Reuse(
    OptionalLong asked,
    List<Reusable> offered,
    Map<String, Reusable> taken,
    Optional<Look> look,
    Set<String> declined,
    Map<String, Why> refused) {

  /// Nothing was asked yet.
  public static final Reuse NONE =
      new Reuse(OptionalLong.empty(), List.of(), Map.of(), Optional.empty(), Set.of(), Map.of());

  /// A paper that is looked at.
  ///
  /// @param page its first page; absent while it is fetched, and where it can't be shown
  public record Look(long operation, Reusable paper, Optional<PageRef> page, boolean failed) {}

  /// Why a paper can't be used again after all.
  public enum Why {
    GONE,
    FAULT_FOUND,
    TOO_OLD,
    DIFFERS,
    /// A newer server has a reason of its own.
    OTHER
  }

  public Reuse {
    offered = List.copyOf(offered);
    taken = Map.copyOf(taken);
    declined = Set.copyOf(declined);
    refused = Map.copyOf(refused);
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
    return new Reuse(OptionalLong.of(operation), offered, taken, look, declined, refused);
  }

  Reuse offered(List<Reusable> papers) {
    return new Reuse(asked, papers, taken, look, declined, refused);
  }

  Reuse with(Reusable paper) {
    var more = new HashMap<>(taken);
    more.put(paper.material(), paper);
    return new Reuse(asked, offered, more, Optional.empty(), declined, refused);
  }

  /// It is scanned instead, or offered once more.
  Reuse declined(String material, boolean rather) {
    var fewer = new HashMap<>(taken);
    fewer.remove(material);
    var scanned = new HashSet<>(declined);
    if (rather) {
      scanned.add(material);
    } else {
      scanned.remove(material);
    }
    return new Reuse(asked, offered, fewer, Optional.empty(), scanned, refused);
  }

  /// Neither takes nor offers them any more.
  Reuse refused(Map<String, Why> why) {
    var fewer = new HashMap<>(taken);
    fewer.keySet().removeAll(why.keySet());
    var all = new HashMap<>(refused);
    all.putAll(why);
    return new Reuse(
        asked,
        offered.stream().filter(paper -> !why.containsKey(paper.material())).toList(),
        fewer,
        Optional.empty(),
        declined,
        all);
  }

  Reuse looking(Optional<Look> newLook) {
    return new Reuse(asked, offered, taken, newLook, declined, refused);
  }

  /// The image of what is looked at.
  List<String> images() {
    return look.flatMap(Look::page).map(PageRef::images).orElse(List.of());
  }
}
