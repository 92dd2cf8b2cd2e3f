// SPDX-License-Identifier: Apache-2.0
/// The terminal's side of the fleet: enrolment, heartbeat, catalogue, sending submissions.
@NullMarked
package hall.kiosk.fleet;

import org.jspecify.annotations.NullMarked;
