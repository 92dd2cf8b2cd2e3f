// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.configuration.Leaves;
import hall.server.configuration.Preview;
import java.util.List;

/// Terminals that would change in the same way, in words.
public record ChangeView(Preview.Group group, List<Line> lines, String where) {

  /// A setting before and after; empty where there is none.
  public record Line(String label, String before, String after) {}

  static ChangeView of(Preview.Group group, Words words) {
    return new ChangeView(
        group,
        group.changes().stream().map(change -> line(change, words)).toList(),
        words.say("publish_where", group.terminals(), group.halls()));
  }

  private static Line line(Leaves.Change change, Words words) {
    return new Line(
        LayerView.label(change.path(), words),
        LayerView.value(LayerForm.shown(change.before()), words),
        LayerView.value(LayerForm.shown(change.after()), words));
  }
}
