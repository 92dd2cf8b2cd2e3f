// SPDX-License-Identifier: Apache-2.0
/// Sign by finger.
@NullMarked
package hall.kiosk.screen.sign;

import org.jspecify.annotations.NullMarked;
