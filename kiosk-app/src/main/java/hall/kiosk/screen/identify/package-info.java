// SPDX-License-Identifier: Apache-2.0
/// Lay the identity card.
@NullMarked
package hall.kiosk.screen.identify;

import org.jspecify.annotations.NullMarked;
