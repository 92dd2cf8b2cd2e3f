// SPDX-License-Identifier: Apache-2.0
/// Read what is declared.
@NullMarked
package hall.kiosk.screen.commitment;

import org.jspecify.annotations.NullMarked;
