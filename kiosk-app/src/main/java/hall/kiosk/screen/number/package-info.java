// SPDX-License-Identifier: Apache-2.0
/// Taking a number for a window.
@NullMarked
package hall.kiosk.screen.number;

import org.jspecify.annotations.NullMarked;
