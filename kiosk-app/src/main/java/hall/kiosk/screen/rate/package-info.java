// SPDX-License-Identifier: Apache-2.0
/// 好差评: five marks and none, why, and that it was received.
@NullMarked
package hall.kiosk.screen.rate;

import org.jspecify.annotations.NullMarked;
