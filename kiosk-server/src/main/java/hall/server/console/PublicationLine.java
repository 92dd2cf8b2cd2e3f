// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.configuration.Publication;
import jakarta.ws.rs.core.SecurityContext;

/// A publication with its state as a chip.
///
/// @param decidable whether whoever looks at it may approve or reject it
public record PublicationLine(
    Publication publication, Publication.Progress progress, Chip state, boolean decidable) {

  static PublicationLine of(
      Publication publication, Publication.Progress progress, SecurityContext caller, Words words) {
    String said = words.say("publication_" + publication.state().word());
    Chip chip =
        switch (publication.state()) {
          case WAITING -> new Chip(said, "warn", "clock");
          case PUBLISHING, HELD -> new Chip(said, "busy", "clock");
          case PUBLISHED -> new Chip(said, "good", "check");
          case REJECTED, WITHDRAWN -> new Chip(said, "calm", "pause");
        };
    return new PublicationLine(
        publication,
        progress,
        chip,
        publication.state() == Publication.State.WAITING
            && caller.isUserInRole(Roles.CONFIGURATION)
            && !publication.requestedBy().equals(caller.getUserPrincipal().getName()));
  }
}
