// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which job attributes of a request the simulated printer leaves out: those whose value it does
/// not have, and those that it was told to ignore.
final class IppTicketCheck {

  private IppTicketCheck() {}

  static List<String> unsupported(IppMessage request, IppKnobs knobs) {
    Map<String, List<String>> known =
        Map.of(
            "sides", knobs.sides(),
            "media", knobs.media(),
            "print-color-mode", knobs.colourModes(),
            "multiple-document-handling", knobs.handling());
    var unsupported = new ArrayList<String>();
    known.forEach((name, values) -> {
      boolean asked = request.attributes().containsKey(name);
      if (asked && (knobs.ignores(name) || !values.contains(request.text(name, "")))) {
        unsupported.add(name);
      }
    });
    if (request.attributes().containsKey("page-ranges")
        && (knobs.ignores("page-ranges") || !knobs.pageRanges())) {
      unsupported.add("page-ranges");
    }
    if (request.attributes().containsKey("copies")
        && (knobs.ignores("copies") || request.number("copies", 1) > 99)) {
      unsupported.add("copies");
    }
    return unsupported;
  }
}
