// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import hall.server.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The cases that were received in a time, by hall, by item and by responsible unit. Pure.
public record Dashboard(Tally all, List<Line> halls, List<Line> items, List<Line> units) {

  /// Counts.
  ///
  /// @param received all of them
  /// @param onTime decided, and no step was late
  /// @param late decided or not, some step of the unit was late; also where silence counted as
  ///   acceptance
  /// @param open not decided yet
  /// @param yellow whose next step is due soon
  /// @param red whose next step is overdue
  public record Tally(long received, long onTime, long late, long open, long yellow, long red) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          received + other.received,
          onTime + other.onTime,
          late + other.late,
          open + other.open,
          yellow + other.yellow,
          red + other.red);
    }
  }

  /// The counts of one hall, item or unit.
  public record Line(String id, Text name, Tally tally) {}

  /// The counts of one item in one hall.
  record Share(Named hall, Named item, Named unit, Tally tally) {}

  /// What something is called.
  record Named(String id, Text name) {}

  static Dashboard of(List<Share> shares) {
    return new Dashboard(
        shares.stream().map(Share::tally).reduce(Tally.NONE, Tally::plus),
        lines(shares, Share::hall),
        lines(shares, Share::item),
        lines(shares, Share::unit));
  }

  /// Most late ones first.
  private static List<Line> lines(List<Share> shares, Function<Share, Named> by) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Share share : shares) {
      Named key = by.apply(share);
      lines.merge(
          key.id(),
          new Line(key.id(), key.name(), share.tally()),
          (known, more) -> new Line(known.id(), known.name(), known.tally().plus(more.tally())));
    }
    List<Line> sorted = new ArrayList<>(lines.values());
    sorted.sort((a, b) -> Long.compare(b.tally().late(), a.tally().late()));
    return sorted;
  }
}
