// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;

/// What the server says of a call for help.
public sealed interface HelpAnswer {

  /// How it stands.
  ///
  /// @param pointed how often somebody pointed at the main button
  record Told(boolean open, long pointed, List<HelpCall.Message> messages) implements HelpAnswer {
    public Told {
      messages = List.copyOf(messages);
    }
  }

  /// It can't be told now.
  record Silent() implements HelpAnswer {}
}
