// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.forwarding.Upstream.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What both sides hold of one day, held against each other. Pure.
final class Comparison {
  private Comparison() {}

  /// A difference about one case.
  record Difference(String caseNumber, GapSort sort) {}

  static List<Difference> of(List<Forwarding> ours, List<Held> theirs) {
    Map<String, List<Held>> there = new LinkedHashMap<>();
    theirs.forEach(
        held -> there.computeIfAbsent(held.caseNumber(), _ -> new ArrayList<>()).add(held));
    List<Difference> differences = new ArrayList<>();
    for (Forwarding each : ours) {
      List<Held> same = there.getOrDefault(each.caseNumber(), List.of());
      there.remove(each.caseNumber());
      look(each, same, differences);
    }
    there.keySet().forEach(number -> differences.add(new Difference(number, GapSort.MISSING_HERE)));
    return differences;
  }

  private static void look(Forwarding ours, List<Held> theirs, List<Difference> differences) {
    if (theirs.size() > 1) {
      differences.add(new Difference(ours.caseNumber(), GapSort.TWICE));
    }
    GapSort sort =
        switch (ours.state()) {
          case WAITING, REFUSED -> theirs.isEmpty() ? GapSort.NOT_FORWARDED : GapSort.NO_RECEIPT;
          case DELIVERED ->
              theirs.isEmpty()
                  ? GapSort.MISSING_UPSTREAM
                  : theirs.stream().anyMatch(held -> fits(ours, held)) ? null : GapSort.DIFFERS;
        };
    if (sort != null) {
      differences.add(new Difference(ours.caseNumber(), sort));
    }
  }

  private static boolean fits(Forwarding ours, Held held) {
    return held.upstreamNumber().equals(ours.upstreamNumber())
        && held.digest().equals(ours.digest());
  }
}
