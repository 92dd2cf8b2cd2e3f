// SPDX-License-Identifier: Apache-2.0
/// For oneself, or for somebody else (代办).
@NullMarked
package hall.kiosk.screen.acting;

import org.jspecify.annotations.NullMarked;
