// SPDX-License-Identifier: Apache-2.0
/// Bills, and paying them by a code on the screen.
@NullMarked
package hall.kiosk.screen.pay;

import org.jspecify.annotations.NullMarked;
