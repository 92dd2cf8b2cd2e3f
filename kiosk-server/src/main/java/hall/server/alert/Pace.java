// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Duration;

/// How alerts are gathered before somebody is told.
///
/// @param gather how long fresh alerts of a rule wait for others
/// @param storm from how many on they become one group
/// @param longest how long a group takes others in at most
record Pace(Duration gather, int storm, Duration longest) {}
