// SPDX-License-Identifier: Apache-2.0
/// Halls and their terminals: planning, enrolment, heartbeat, presence.
@NullMarked
package hall.server.terminal;

import org.jspecify.annotations.NullMarked;
