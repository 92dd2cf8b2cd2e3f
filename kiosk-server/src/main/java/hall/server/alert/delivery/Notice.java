// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import hall.server.Text;
import hall.server.terminal.Hall;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recipient is told: the body of a webhook, and what an e-mail is written from. It names
/// terminals and halls, never a citizen.
///
/// @param kind `raised`, `escalated`, `cleared` or `trial`
/// @param terminals how many terminals it tells of
/// @param alerts the first of them
public record Notice(
    String kind,
    String rule,
    String severity,
    OffsetDateTime at,
    Text title,
    int terminals,
    List<Share> halls,
    List<Line> alerts,
    String link) {

  /// How many terminals of a hall.
  public record Share(Hall hall, int terminals) {}

  /// One alert in words.
  ///
  /// @param subject what it is about where it is no terminal, such as `rollout:12`
  public record Line(
      long id,
      @Nullable String terminalId,
      @Nullable String terminalName,
      @Nullable String hallId,
      @Nullable String subject,
      OffsetDateTime raisedAt,
      Text text) {}
}
