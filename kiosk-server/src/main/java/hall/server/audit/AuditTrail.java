// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.HallTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the audit: in pages for people, in lines for programs.
@ApplicationScoped
public class AuditTrail {
  private static final int PAGE_SIZE = 50;
  private static final int BATCH = 500;

  private final Database database;
  private final ObjectMapper json;

  public AuditTrail(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /// A page, newest first.
  ///
  /// @param before only entries with smaller numbers; null for the newest
  public AuditPage page(AuditFilter filter, @Nullable Long before) {
    List<Object> arguments = new ArrayList<>();
    String where = filter.where(arguments);
    arguments.add(before == null ? Long.MAX_VALUE : before);
    arguments.add(PAGE_SIZE + 1);
    List<AuditEntry> found =
        database.list(
            "select * from audit_entry where " + where + " and id < ? order by id desc limit ?",
            AuditEntry::of,
            arguments.toArray());
    boolean more = found.size() > PAGE_SIZE;
    List<AuditEntry> shown = more ? found.subList(0, PAGE_SIZE) : found;
    return new AuditPage(
        shown.stream().map(this::shown).toList(), more ? shown.getLast().id() : null);
  }

  /// The actions that were recorded so far, for filters.
  public List<String> actions() {
    return database.list(
        "select distinct action from audit_entry order by action", row -> row.text("action"));
  }

  /// Writes entries as JSON Lines, oldest first, a few hundred at a time.
  public void export(AuditFilter filter, OutputStream out) throws IOException {
    long last = 0;
    while (true) {
      List<Object> arguments = new ArrayList<>();
      String where = filter.where(arguments);
      arguments.add(last);
      arguments.add(BATCH);
      List<AuditEntry> entries =
          database.list(
              "select * from audit_entry where " + where + " and id > ? order by id limit ?",
              AuditEntry::of,
              arguments.toArray());
      if (entries.isEmpty()) {
        return;
      }
      for (AuditEntry entry : entries) {
        out.write(entry.line().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
      last = entries.getLast().id();
    }
  }

  private AuditPage.Shown shown(AuditEntry entry) {
    try {
      return new AuditPage.Shown(
          entry.id(),
          HallTime.at(entry.at()),
          entry.actorKind(),
          entry.actor(),
          entry.action(),
          entry.subject(),
          json.readTree(entry.detail()),
          entry.hash());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored detail cannot be read", e);
    }
  }
}
