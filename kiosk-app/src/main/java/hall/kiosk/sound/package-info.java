// SPDX-License-Identifier: Apache-2.0
/// What the machine sounds with.
@NullMarked
package hall.kiosk.sound;

import org.jspecify.annotations.NullMarked;
