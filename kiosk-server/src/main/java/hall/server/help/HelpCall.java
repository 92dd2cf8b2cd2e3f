// SPDX-License-Identifier: Apache-2.0
package hall.server.help;

import hall.server.Row;
import hall.server.Text;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call for help.
///
/// @param screen kind of the screen that the citizen is at
/// @param step which of `steps`; both 0 where the screen has none
/// @param trouble what is in the way; null for nothing
/// @param heardAt when its terminal last said that the citizen is there
/// @param endedBy `citizen`, `attendant` or `silence`; null while it is open
/// @param pointed how often somebody pointed at the main button
/// @param waits whether the citizen has the last word, or none has
public record HelpCall(
    UUID id,
    String terminalId,
    String terminal,
    String hallId,
    Text hall,
    boolean open,
    @Nullable String endedBy,
    String screen,
    int step,
    int steps,
    @Nullable String trouble,
    Instant openedAt,
    Instant heardAt,
    long pointed,
    boolean waits) {

  static final String SELECT =
      """
      select c.*, t.name as terminal, h.id as hall_id, h.name_zh, h.name_en,
        (select m.author is null from help_message m where m.call_id = c.id
          order by m.id desc limit 1) is not false as waits
      from help_call c join terminal t on t.id = c.terminal_id join hall h on h.id = t.hall_id\
      """;

  static HelpCall of(Row row) throws SQLException {
    return new HelpCall(
        row.uuid("id"),
        row.text("terminal_id"),
        row.text("terminal"),
        row.text("hall_id"),
        new Text(row.text("name_zh"), row.text("name_en")),
        row.text("state").equals("open"),
        row.textOrNull("ended_by"),
        row.text("screen"),
        row.integer("step"),
        row.integer("steps"),
        row.textOrNull("trouble"),
        row.instant("opened_at"),
        row.instant("heard_at"),
        row.number("pointed"),
        row.flag("waits"));
  }

  /// What was said.
  ///
  /// @param author null for the citizen
  /// @param written whether it is the citizen's in own words
  public record Message(
      long number, @Nullable String author, String words, boolean written, Instant at) {
    static Message of(Row row) throws SQLException {
      return new Message(
          row.number("id"),
          row.textOrNull("author"),
          row.text("words"),
          row.flag("written"),
          row.instant("at"));
    }

    /// Never the words.
    @Override
    public String toString() {
      return "Message[" + number + "]";
    }
  }
}
