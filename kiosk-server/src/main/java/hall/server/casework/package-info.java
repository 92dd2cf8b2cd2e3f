// SPDX-License-Identifier: Apache-2.0
/// The life of cases from receipt to delivery: states, limits in working days, events.
@NullMarked
package hall.server.casework;

import org.jspecify.annotations.NullMarked;
