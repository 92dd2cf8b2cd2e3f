// SPDX-License-Identifier: Apache-2.0
/// Every screen in every variant: laid out, measured, tapped and painted, without a display.
@NullMarked
package hall.kiosk.screen;

import org.jspecify.annotations.NullMarked;
