// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Row;
import hall.server.Text;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Districts and halls as administrators keep them. Neither is ever deleted: cases and timelines
/// name them.
@ApplicationScoped
public class Halls {
  private static final String SELECT =
      """
      select h.id, h.name_zh, h.name_en, h.district_id, h.latitude, h.longitude, h.revision,
        (select count(*) from terminal t where t.hall_id = h.id) as terminals
      from hall h\
      """;
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_NAME = 120;
  private static final BigDecimal MOST_LATITUDE = new BigDecimal(90);
  private static final BigDecimal MOST_LONGITUDE = new BigDecimal(180);

  private final Database database;
  private final Audit audit;

  Halls(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /// A hall with where it stands.
  ///
  /// @param latitude and `longitude` in degrees; null where nobody noted them
  /// @param revision rises by one with every edit
  public record Shown(
      String id,
      Text name,
      @Nullable String districtId,
      @Nullable BigDecimal latitude,
      @Nullable BigDecimal longitude,
      int terminals,
      long revision) {}

  /// A hall that shall exist, or be so.
  ///
  /// @param revision what was edited; null edits whatever there is
  public record Wish(
      @Nullable String id,
      @Nullable Text name,
      @Nullable String districtId,
      @Nullable BigDecimal latitude,
      @Nullable BigDecimal longitude,
      @Nullable Long revision) {}

  /// A district that shall exist.
  public record DistrictWish(@Nullable String id, @Nullable Text name) {}

  /// All halls by id.
  public List<Shown> all() {
    return database.list(SELECT + " order by h.id", Halls::shown);
  }

  /// Those after an id, by id.
  List<Shown> after(String id, int most) {
    return database.list(SELECT + " where h.id > ? order by h.id limit ?", Halls::shown, id, most);
  }

  public Optional<Shown> find(String id) {
    return database.first(SELECT + " where h.id = ?", Halls::shown, id);
  }

  /// Adds a hall. Problems: `hall-defective`, `hall-exists`.
  public Shown add(Wish wish, String operator) {
    String id = wish.id() == null ? "" : wish.id().strip();
    List<Defect> defects = defects(wish);
    if (isNoId(id)) {
      defects.addFirst(
          new Defect("$.id", "Lower-case letters, digits and single hyphens, at most 64."));
    }
    Text name = wish.name();
    if (!defects.isEmpty() || name == null) {
      throw defective("hall-defective", defects);
    }
    boolean added =
        database.transaction(sql -> {
          boolean fresh =
              sql.run(
                      """
                      insert into hall (id, name_zh, name_en, district_id, latitude, longitude)
                      values (?, ?, ?, ?, ?, ?) on conflict do nothing\
                      """,
                      id,
                      name.zhCn().strip(),
                      name.en().strip(),
                      wish.districtId(),
                      wish.latitude(),
                      wish.longitude())
                  == 1;
          if (fresh) {
            audit.record(sql, operator, "hall-added", id, Map.of());
          }
          return fresh;
        });
    if (!added) {
      throw Problem.of(409, "hall-exists", "Choose another id: this one is taken.").asException();
    }
    return find(id).orElseThrow();
  }

  /// Writes a hall anew; its id stays. Problems: `hall-unknown`, `hall-defective`,
  /// `revision-differs`.
  public Shown edit(String id, Wish wish, String operator) {
    List<Defect> defects = defects(wish);
    Text name = wish.name();
    if (!defects.isEmpty() || name == null) {
      throw defective("hall-defective", defects);
    }
    boolean known =
        database.transaction(sql -> {
          boolean found =
              sql.run(
                      """
                      update hall set name_zh = ?, name_en = ?, district_id = ?, latitude = ?,
                        longitude = ?, revision = revision + 1
                      where id = ? and revision = coalesce(?, revision)\
                      """,
                      name.zhCn().strip(),
                      name.en().strip(),
                      wish.districtId(),
                      wish.latitude(),
                      wish.longitude(),
                      id,
                      wish.revision())
                  == 1;
          if (found) {
            audit.record(sql, operator, "hall-edited", id, Map.of());
          }
          return found;
        });
    Shown shown =
        find(id)
            .orElseThrow(() ->
                Problem.of(404, "hall-unknown", "Look for the hall in the list.").asException());
    if (!known) {
      throw Problem.of(
              409, "revision-differs", "Somebody else edited this hall. Read it again, then edit.")
          .asException();
    }
    return shown;
  }

  /// Adds a district. Problems: `district-defective`, `district-exists`.
  public District addDistrict(DistrictWish wish, String operator) {
    String id = wish.id() == null ? "" : wish.id().strip();
    Text name = wish.name();
    List<Defect> defects = new ArrayList<>();
    if (isNoId(id)) {
      defects.add(new Defect("$.id", "Lower-case letters, digits and single hyphens, at most 64."));
    }
    checkName(name, defects);
    if (!defects.isEmpty() || name == null) {
      throw defective("district-defective", defects);
    }
    boolean added =
        database.transaction(sql -> {
          boolean fresh =
              sql.run(
                      "insert into district (id, name_zh, name_en) values (?, ?, ?) on conflict do nothing",
                      id,
                      name.zhCn().strip(),
                      name.en().strip())
                  == 1;
          if (fresh) {
            audit.record(sql, operator, "district-added", id, Map.of());
          }
          return fresh;
        });
    if (!added) {
      throw Problem.of(409, "district-exists", "Choose another id: this one is taken.")
          .asException();
    }
    return new District(id, name);
  }

  private List<Defect> defects(Wish wish) {
    List<Defect> defects = new ArrayList<>();
    checkName(wish.name(), defects);
    if (wish.districtId() != null
        && database
            .first("select 1 from district where id = ?", row -> true, wish.districtId())
            .isEmpty()) {
      defects.add(new Defect("$.districtId", "The id of a district."));
    }
    if ((wish.latitude() == null) != (wish.longitude() == null)
        || exceeds(wish.latitude(), MOST_LATITUDE)
        || exceeds(wish.longitude(), MOST_LONGITUDE)) {
      defects.add(
          new Defect("$.latitude", "Both in degrees, such as 31.23042 and 121.47370, or neither."));
    }
    return defects;
  }

  private static boolean isNoId(String id) {
    return id.length() > LONGEST_ID || !id.matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  private static void checkName(@Nullable Text name, List<Defect> defects) {
    if (name == null || isNoName(name.zhCn()) || isNoName(name.en())) {
      defects.add(new Defect("$.name", "A name in both languages, at most 120 characters each."));
    }
  }

  /// JSON may leave a language out.
  private static boolean isNoName(@Nullable String name) {
    return name == null || name.isBlank() || name.length() > LONGEST_NAME;
  }

  private static boolean exceeds(@Nullable BigDecimal degrees, BigDecimal most) {
    return degrees != null && degrees.abs().compareTo(most) > 0;
  }

  private static RuntimeException defective(String word, List<Defect> defects) {
    return Problem.of(422, word, "Correct the listed fields.").with(defects).asException();
  }

  private static Shown shown(Row row) throws SQLException {
    return new Shown(
        row.text("id"),
        new Text(row.text("name_zh"), row.text("name_en")),
        row.textOrNull("district_id"),
        degrees(row.textOrNull("latitude")),
        degrees(row.textOrNull("longitude")),
        row.integer("terminals"),
        row.number("revision"));
  }

  private static @Nullable BigDecimal degrees(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
