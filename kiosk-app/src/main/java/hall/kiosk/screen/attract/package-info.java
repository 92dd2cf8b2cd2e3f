// SPDX-License-Identifier: Apache-2.0
/// The screen that waits for somebody.
@NullMarked
package hall.kiosk.screen.attract;

import org.jspecify.annotations.NullMarked;
