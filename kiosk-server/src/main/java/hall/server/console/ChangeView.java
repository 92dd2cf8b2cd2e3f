// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.configuration.Leaves;
import hall.server.configuration.Preview;
import java.util.List;
import java.util.stream.Stream;

/// Terminals that would change in the same way, in words.
///
/// @param hints what to do about the defects
public record ChangeView(Preview.Group group, List<Line> lines, String where, List<String> hints) {

  /// A setting before and after; empty where there is none.
  public record Line(String label, String before, String after) {}

  static ChangeView of(Preview.Group group, Words words) {
    return new ChangeView(
        group,
        group.changes().stream().map(change -> line(change, words)).toList(),
        words.say("publish_where", group.terminals(), group.halls()),
        group.defects().stream()
            .flatMap(defect ->
                Stream.ofNullable(
                    switch (defect.path()) {
                      case "$.software.release" -> words.say("publishdefect_software");
                      case "$.catalogue.revision" -> words.say("publishdefect_catalogue");
                      default -> null;
                    }))
            .distinct()
            .toList());
  }

  private static Line line(Leaves.Change change, Words words) {
    return new Line(
        LayerView.label(change.path(), words),
        LayerView.value(change.path(), change.before(), words),
        LayerView.value(change.path(), change.after(), words));
  }
}
