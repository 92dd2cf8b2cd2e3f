// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hall.server.Text;
import hall.server.terminal.Hall;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of the inbox: one alert, or all alerts of a group that are in the same state.
///
/// @param id the alert, or the first one of the group
/// @param group the group; its alerts are listed one by one on request
/// @param terminals how many terminals it stands for; none where it is about the server itself
/// @param terminal the terminal, when there is only one
/// @param hall the hall, when there is only one
/// @param subject what it is about where it is no terminal, such as `rollout:12`
/// @param silenced whether nobody is told at the moment
/// @param level the last level of recipients that was told, 0 for none yet
public record AlertEntry(
    long id,
    @Nullable Long group,
    String rule,
    Severity severity,
    AlertState state,
    int terminals,
    @Nullable Station terminal,
    @Nullable Hall hall,
    @Nullable String subject,
    Text name,
    Text text,
    OffsetDateTime raisedAt,
    @Nullable OffsetDateTime clearedAt,
    @Nullable Acknowledgement acknowledgement,
    boolean silenced,
    int level,
    @JsonIgnore List<Detail> details) {

  /// A terminal with its name.
  public record Station(String id, String name) {}

  /// Who takes care, and what they say about it.
  public record Acknowledgement(OffsetDateTime at, String by, @Nullable String note) {}
}
