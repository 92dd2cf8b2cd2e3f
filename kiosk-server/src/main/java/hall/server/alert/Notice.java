// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Text;
import hall.server.terminal.Hall;
import java.time.OffsetDateTime;
import java.util.List;

/// What a recipient is told: the body of a webhook, and what an e-mail is written from. It names
/// terminals and halls, never a citizen.
///
/// @param terminals how many terminals it tells of; `alerts` lists the first of them
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
  public record Line(
      long id,
      String terminalId,
      String terminalName,
      String hallId,
      OffsetDateTime raisedAt,
      Text text) {}
}
