// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Text;
import hall.server.audit.Audit;
import hall.server.calendar.Calendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The groups of windows as administrators keep them. None is deleted: tickets name them.
@ApplicationScoped
public class WindowGroups {
  private static final String SELECT =
      "select " + WindowGroup.COLUMNS + " from queue_group g where ";
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_LIST = 400;
  private static final int LARGEST_LEASE = 50;

  private final Database database;
  private final Audit audit;
  private final Calendar calendar;

  WindowGroups(Database database, Audit audit, Calendar calendar) {
    this.database = database;
    this.audit = audit;
    this.calendar = calendar;
  }

  /// A group that shall exist, or be so.
  ///
  /// @param days and `spans` as [OpeningHours#parse] takes them
  /// @param revision what was edited; null for a new group
  public record Wish(
      String prefix,
      Text name,
      List<String> items,
      String windows,
      String days,
      String spans,
      int lastTicketMinutes,
      boolean served,
      int priorityAge,
      int leaseSize,
      int slotMinutes,
      int slotPlaces,
      int daysAhead,
      int graceMinutes,
      boolean active,
      @Nullable Long revision) {}

  public List<WindowGroup> inHall(String hallId) {
    return database.list(SELECT + "g.hall_id = ? order by g.prefix", WindowGroup::of, hallId);
  }

  /// A group, if it is one of this hall's.
  public Optional<WindowGroup> find(String hallId, long id) {
    return database.first(SELECT + "g.hall_id = ? and g.id = ?", WindowGroup::of, hallId, id);
  }

  List<WindowGroup> all() {
    return database.list(SELECT + "true order by g.id", WindowGroup::of);
  }

  /// Those of the hall where a terminal stands.
  List<WindowGroup> atTerminal(String terminalId) {
    return database.list(
        SELECT
            + "g.active and g.hall_id = (select hall_id from terminal where id = ?) order by g.prefix",
        WindowGroup::of,
        terminalId);
  }

  /// How a group's day stands.
  OpeningHours.Doors doors(WindowGroup group, Instant now) {
    return group.hours().at(now, group.lastTicketMinutes(), calendar.days());
  }

  /// The times of a day that can be booked at a group.
  List<Instant> slots(WindowGroup group, LocalDate day) {
    return Slots.of(group.hours(), day, group.slotMinutes(), calendar.days());
  }

  /// Adds a group. Problems: `window-group-defective`, `window-group-exists`.
  public long add(String hallId, Wish wish, String operator) {
    OpeningHours hours = checked(wish);
    return database.transaction(sql -> {
      long id =
          sql.first(
                  """
                  insert into queue_group (name_zh, name_en, items, windows, days, spans,
                    last_ticket_minutes, leftover, priority_age, lease_size, slot_minutes,
                    slot_places, days_ahead, grace_minutes, active, hall_id, prefix)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  on conflict (hall_id, prefix) do nothing returning id\
                  """,
                  row -> row.number("id"),
                  arguments(wish, hours, hallId, wish.prefix()))
              .orElseThrow(() ->
                  Problem.of(
                          409,
                          "window-group-exists",
                          "Choose another letter: this one is taken in this hall.")
                      .asException());
      audit.record(sql, operator, "window-group-added", Long.toString(id), Map.of("hall", hallId));
      return id;
    });
  }

  /// Writes a group anew; its letter stays, since papers with it are about. Problems:
  /// `window-group-defective`, `revision-differs`.
  public void edit(String hallId, long id, Wish wish, String operator) {
    OpeningHours hours = checked(wish);
    database.transaction(sql -> {
      int edited =
          sql.run(
              """
              update queue_group set name_zh = ?, name_en = ?, items = ?, windows = ?, days = ?,
                spans = ?, last_ticket_minutes = ?, leftover = ?, priority_age = ?, lease_size = ?,
                slot_minutes = ?, slot_places = ?, days_ahead = ?, grace_minutes = ?, active = ?, revision = revision + 1
              where hall_id = ? and id = ? and revision = coalesce(?, revision)\
              """,
              arguments(wish, hours, hallId, id, wish.revision()));
      if (edited == 0) {
        throw Problem.of(
                409,
                "revision-differs",
                "Somebody else edited this group. Read it again, then edit.")
            .asException();
      }
      audit.record(sql, operator, "window-group-edited", Long.toString(id), Map.of("hall", hallId));
      return true;
    });
  }

  private static @Nullable Object[] arguments(
      Wish wish, OpeningHours hours, @Nullable Object... last) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(wish.name().zhCn().strip());
    all.add(wish.name().en().strip());
    all.add(String.join(" ", wish.items()));
    all.add(String.join(" ", WindowGroup.words(wish.windows())));
    all.add(hours.daysText());
    all.add(hours.spansText());
    all.add(wish.lastTicketMinutes());
    all.add(wish.served() ? "served" : "ended");
    all.add(wish.priorityAge());
    all.add(wish.leaseSize());
    all.add(wish.slotMinutes());
    all.add(wish.slotPlaces());
    all.add(wish.daysAhead());
    all.add(wish.graceMinutes());
    all.add(wish.active());
    all.addAll(java.util.Arrays.asList(last));
    return all.toArray();
  }

  private static OpeningHours checked(Wish wish) {
    List<Defect> defects = new ArrayList<>();
    check(wish.prefix().matches("[A-Z]"), "prefix", "One letter from A to Z.", defects);
    check(
        isName(wish.name().zhCn()) && isName(wish.name().en()),
        "name",
        "A name in both languages, at most 40 characters each.",
        defects);
    List<String> windows = WindowGroup.words(wish.windows());
    check(
        !windows.isEmpty()
            && wish.windows().length() <= LONGEST_LIST
            && windows.stream().allMatch(name -> name.matches("[0-9A-Za-z]{1,8}")),
        "windows",
        "Windows such as 1 2 3A.",
        defects);
    Optional<OpeningHours> hours = OpeningHours.parse(wish.days(), wish.spans());
    check(hours.isPresent(), "hours", "Days, and spans such as 09:00-12:00 13:30-17:00.", defects);
    check(within(wish.lastTicketMinutes(), 0, 240), "lastTicketMinutes", "From 0 to 240.", defects);
    check(within(wish.priorityAge(), 50, 120), "priorityAge", "From 50 to 120.", defects);
    check(within(wish.leaseSize(), 1, LARGEST_LEASE), "leaseSize", "From 1 to 50.", defects);
    check(
        within(wish.slotMinutes(), 5, 240)
            && within(wish.slotPlaces(), 0, 50)
            && within(wish.daysAhead(), 0, 60)
            && within(wish.graceMinutes(), 0, 120),
        "slots",
        "From 5 to 240 minutes, 0 to 50 places, 0 to 60 days, 0 to 120 minutes.",
        defects);
    if (!defects.isEmpty()) {
      throw Problem.of(422, "window-group-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return hours.orElseThrow();
  }

  private static void check(boolean right, String field, String message, List<Defect> defects) {
    if (!right) {
      defects.add(new Defect("$." + field, message));
    }
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }

  private static boolean isName(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME;
  }
}
