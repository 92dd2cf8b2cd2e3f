// SPDX-License-Identifier: Apache-2.0
/// Alerts: rules, who is told, what has been told.
@NullMarked
package hall.server.alert;

import org.jspecify.annotations.NullMarked;
