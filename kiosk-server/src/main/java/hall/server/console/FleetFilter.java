// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Filters;
import hall.server.terminal.Terminal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/// Which terminals are looked for; what is empty asks for nothing.
public class FleetFilter {
  /// What a terminal can be asked for, in the order of the choice.
  static final List<String> STATES =
      List.of(
          "attention",
          "online",
          "offline",
          "idle",
          "in-session",
          "out-of-service",
          "waiting",
          "planned",
          "enrolled");

  /// A part of the name or of the id.
  @QueryParam("q")
  @DefaultValue("")
  String text = "";

  @QueryParam("hall")
  @DefaultValue("")
  String hall = "";

  @QueryParam("state")
  @DefaultValue("")
  String state = "";

  public String text() {
    return text;
  }

  public String hall() {
    return hall;
  }

  public String state() {
    return state;
  }

  /// Whether one that has the text and the hall is in the state.
  boolean wants(Terminal terminal) {
    return switch (state) {
      case "" -> true;
      case "attention" -> terminal.needsAttention();
      case "online" -> terminal.isOnline();
      case "waiting" -> terminal.waiting() > 0;
      default -> terminal.state().equals(state);
    };
  }

  boolean isEmpty() {
    return (text + hall + state).isBlank();
  }

  /// The same as a part of an address.
  String query() {
    return Filters.query("q", text, "hall", hall, "state", state);
  }
}
