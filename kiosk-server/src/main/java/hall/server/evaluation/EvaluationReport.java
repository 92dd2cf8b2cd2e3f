// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Text;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How the cases that were rated in a month were rated: by hall, by terminal, by item, by where
/// they were rated and by whom. Ratings from phones count for no terminal. What an agent says is a
/// rating of its own: it counts once, like any other, and stands apart in the last of these. Pure.
public record EvaluationReport(
    YearMonth month,
    Tally whole,
    List<Line> halls,
    List<Line> terminals,
    List<Line> items,
    List<Line> channels,
    List<Line> raters) {

  /// One hall, terminal, item, channel or rater.
  public record Line(String id, Text name, Tally tally) {}

  /// So many marks of one kind from one terminal, or from phones, for one item.
  ///
  /// @param terminalId empty for phones
  record Count(
      String hallId,
      Text hall,
      Channel channel,
      Rater rater,
      String terminalId,
      String terminal,
      String itemCode,
      Text item,
      int mark,
      long count,
      long closed) {}

  static EvaluationReport of(YearMonth month, List<Count> counts) {
    Tally whole = Tally.NONE;
    for (Count each : counts) {
      whole = whole.plus(each.mark(), each.count(), each.closed());
    }
    return new EvaluationReport(
        month,
        whole,
        lines(counts, Count::hallId, Count::hall),
        lines(
            counts.stream().filter(each -> !each.terminalId().isEmpty()).toList(),
            Count::terminalId,
            each -> new Text(each.terminal(), each.terminal())),
        lines(counts, Count::itemCode, Count::item),
        lines(counts, each -> each.channel().word(), each -> each.channel().label()),
        lines(counts, each -> each.rater().word(), each -> each.rater().label()));
  }

  /// Where most was rated stands first.
  private static List<Line> lines(
      List<Count> counts, Function<Count, String> id, Function<Count, Text> name) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Count each : counts) {
      Line line =
          lines.getOrDefault(
              id.apply(each), new Line(id.apply(each), name.apply(each), Tally.NONE));
      lines.put(
          line.id(),
          new Line(
              line.id(), line.name(), line.tally().plus(each.mark(), each.count(), each.closed())));
    }
    return lines.values().stream()
        .sorted(
            Comparator.comparingLong((Line line) -> -line.tally().all()).thenComparing(Line::id))
        .toList();
  }
}
