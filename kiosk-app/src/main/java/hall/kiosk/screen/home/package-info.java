// SPDX-License-Identifier: Apache-2.0
/// What this hall offers.
@NullMarked
package hall.kiosk.screen.home;

import org.jspecify.annotations.NullMarked;
