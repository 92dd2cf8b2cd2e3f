// SPDX-License-Identifier: Apache-2.0
/// Bring papers that a case waits for: the receipt's code, and what is asked for.
@NullMarked
package hall.kiosk.screen.handin;

import org.jspecify.annotations.NullMarked;
