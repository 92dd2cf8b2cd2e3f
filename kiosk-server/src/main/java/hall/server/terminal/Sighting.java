// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server knows of a terminal at one moment, from memory.
///
/// @param ahead how far the terminal's clock was ahead of the server's at its last report; null
///   before its first report to this process, or when it does not say its time
/// @param changes what changed lately, oldest first
public record Sighting(
    String terminalId,
    Presence presence,
    @Nullable Duration ahead,
    List<Presence.Transition> changes) {}
