// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.kiosk.journey.Upkeep.PinAnswer;
import java.util.function.Function;

/// What the maintenance screen works with.
///
/// @param pin whether somebody may look after the terminal; may take a second
/// @param restart ends the process, which is started again
public record UpkeepDesk(
    Function<String, PinAnswer> pin, Maintenance maintenance, Runnable restart) {}
