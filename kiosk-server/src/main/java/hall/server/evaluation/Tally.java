// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How often each mark was given.
///
/// @param marks of 5, 4, 3, 2 and 1, in this order
/// @param closed how many of the bad ones were followed up to the end
public record Tally(List<Long> marks, long closed) {

  static final Tally NONE = new Tally(List.of(0L, 0L, 0L, 0L, 0L), 0);
  private static final int HUNDRED = 100;

  /// So often that mark was given.
  public record OfMark(String mark, long count) {}

  public List<OfMark> byMark() {
    return IntStream.range(0, marks.size())
        .mapToObj(i -> new OfMark(String.valueOf(marks.size() - i), marks.get(i)))
        .toList();
  }

  Tally plus(int mark, long count, long closedOnes) {
    List<Long> more = new ArrayList<>(marks);
    int place = marks.size() - mark;
    more.set(place, more.get(place) + count);
    return new Tally(List.copyOf(more), closed + closedOnes);
  }

  public long all() {
    return marks.stream().mapToLong(Long::longValue).sum();
  }

  public long bad() {
    return marks.get(3) + marks.get(4);
  }

  /// How many of a hundred were not bad; null where there is none.
  public @Nullable BigDecimal percent() {
    return all() == 0
        ? null
        : BigDecimal.valueOf(all() - bad())
            .multiply(BigDecimal.valueOf(HUNDRED))
            .divide(BigDecimal.valueOf(all()), 1, RoundingMode.HALF_UP);
  }
}
