// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/// What an installer wrote, good as it is.
///
/// Its `server` stays whatever is published: nothing that is pushed can cut a terminal off.
///
/// @param folder what relative paths are relative to
public record OwnSettings(ObjectNode document, Path folder) {

  /// The terminal as the installer set it up.
  public TerminalConfig config() {
    return TerminalConfig.of(document, folder);
  }

  /// The terminal with published settings; they have no problems.
  public TerminalConfig config(ObjectNode settings) {
    return TerminalConfig.of(with(settings), folder);
  }

  /// Everything that is wrong with published settings, as `$.path: what is wrong`.
  public List<String> problems(ObjectNode settings) {
    var whole = with(settings);
    var problems = Schemas.TERMINAL.problems(whole.toString());
    return problems.isEmpty() ? TerminalConfig.problems(whole) : problems;
  }

  private ObjectNode with(ObjectNode settings) {
    return settings.deepCopy().set("server", document.get("server").deepCopy());
  }
}
