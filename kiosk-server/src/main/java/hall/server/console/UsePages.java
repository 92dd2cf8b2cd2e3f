// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.submission.ItemUse;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How often each item was begun and applied for at each terminal, month by month, to read and as
/// CSV.
@Path("/console/items/use")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class UsePages {
  /// Spreadsheets take a file without it for another encoding.
  private static final String MARK = "\uFEFF";

  private final Visit visit;
  private final ItemUse use;
  private final InstantSource clock;
  private final Template page;

  public UsePages(
      Visit visit, ItemUse use, InstantSource clock, @Location("console/use.html") Template page) {
    this.visit = visit;
    this.use = use;
    this.clock = clock;
    this.page = page;
  }

  /// An item and its terminals, most used first.
  ///
  /// @param begun absent where a terminal can't tell, as is `abandoned`
  public record Line(
      ItemUse.Count item,
      long cases,
      long completed,
      @Nullable Long begun,
      @Nullable Long abandoned,
      List<ItemUse.Count> terminals) {

    static Line of(List<ItemUse.Count> terminals) {
      return new Line(
          terminals.getFirst(),
          terminals.stream().mapToLong(ItemUse.Count::cases).sum(),
          terminals.stream().mapToLong(ItemUse.Count::completed).sum(),
          sum(terminals, ItemUse.Count::begun),
          sum(terminals, ItemUse.Count::abandoned),
          terminals.stream().sorted(Comparator.comparingLong(UsePages::uses).reversed()).toList());
    }

    private static @Nullable Long sum(
        List<ItemUse.Count> terminals, Function<ItemUse.Count, @Nullable Long> each) {
      long sum = 0;
      for (ItemUse.Count terminal : terminals) {
        Long known = each.apply(terminal);
        if (known == null) {
          return null;
        }
        sum += known;
      }
      return sum;
    }
  }

  @GET
  public Response month(@QueryParam("month") @DefaultValue("") String asked) {
    YearMonth month = month(asked, clock);
    List<Line> lines = lines(use.of(month));
    Map<String, Object> data = new HashMap<>();
    data.put("month", month.toString());
    data.put("before", month.minusMonths(1).toString());
    data.put("after", month.plusMonths(1).toString());
    data.put("lines", lines);
    data.put("total", lines.stream().mapToLong(Line::cases).sum());
    return visit.page(200, page, ItemPages.SECTION, data);
  }

  @GET
  @Path("/export")
  public Response export(@QueryParam("month") @DefaultValue("") String asked) {
    YearMonth month = month(asked, clock);
    Words words = visit.words();
    List<String> lines = new ArrayList<>();
    lines.add(words.say("use_csv"));
    use.of(month)
        .forEach(count ->
            lines.add(
                String.join(
                    ",",
                    month.toString(),
                    count.implementationCode(),
                    quoted(count.name().in(words.language())),
                    count.terminalId(),
                    Long.toString(count.cases()),
                    known(count.begun()),
                    Long.toString(count.completed()),
                    known(count.abandoned()))));
    return Response.ok(MARK + String.join("\r\n", lines) + "\r\n", "text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"use-" + month + ".csv\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  /// The asked month; this one for anything that is none.
  static YearMonth month(String asked, InstantSource clock) {
    try {
      return YearMonth.parse(asked);
    } catch (DateTimeException none) {
      return YearMonth.from(clock.instant().atZone(HallTime.ZONE));
    }
  }

  private static String known(@Nullable Long count) {
    return count == null ? "" : count.toString();
  }

  /// RFC 4180.
  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static List<Line> lines(List<ItemUse.Count> counts) {
    Map<String, List<ItemUse.Count>> items = new LinkedHashMap<>();
    counts.forEach(count ->
        items.computeIfAbsent(count.implementationCode(), _ -> new ArrayList<>()).add(count));
    return items.values().stream()
        .map(Line::of)
        .sorted(
            Comparator.comparingLong(
                    (Line line) -> line.terminals().stream().mapToLong(UsePages::uses).sum())
                .reversed())
        .toList();
  }

  private static long uses(ItemUse.Count count) {
    return Math.max(count.completed(), Objects.requireNonNullElse(count.begun(), 0L));
  }
}
