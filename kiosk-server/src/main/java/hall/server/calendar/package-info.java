// SPDX-License-Identifier: Apache-2.0
/// Working days: the published holidays and the days that are worked instead.
@NullMarked
package hall.server.calendar;

import org.jspecify.annotations.NullMarked;
