// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Duration;

/// When an alert is raised and cleared. No duration is a simple condition, a duration makes it
/// wait; repeating conditions count ([Condition.Changes]).
///
/// @param escalateAfter the next recipients are told when nobody acknowledges for so long; zero for
///   never
/// @param revision rises with every edit
public record AlertRule(
    String id,
    Condition condition,
    Severity severity,
    boolean enabled,
    Duration raiseAfter,
    Duration clearAfter,
    Duration escalateAfter,
    int revision) {}
