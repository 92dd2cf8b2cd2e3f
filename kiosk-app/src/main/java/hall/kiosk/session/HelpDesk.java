// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.Whereabouts;
import java.util.List;
import java.util.UUID;

/// The way of a call for help to the server.
@FunctionalInterface
public interface HelpDesk {

  /// Tells all of a call, and learns how it stands; answers within seconds, whether the server does
  /// or not.
  ///
  /// @param call its name, the same for every try
  /// @param said everything that the citizen has said in it, first things first
  /// @param over whether the citizen has gone or needs no more help
  HelpAnswer tell(UUID call, Whereabouts place, List<HelpCall.Said> said, boolean over)
      throws InterruptedException;
}
