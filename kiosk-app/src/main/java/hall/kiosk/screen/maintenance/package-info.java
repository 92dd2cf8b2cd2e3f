// SPDX-License-Identifier: Apache-2.0
/// The screens of those who look after the terminal.
@NullMarked
package hall.kiosk.screen.maintenance;

import org.jspecify.annotations.NullMarked;
