// SPDX-License-Identifier: Apache-2.0
/// Opens the devices of this terminal and watches their health.
@NullMarked
package hall.kiosk.peripheral;

import org.jspecify.annotations.NullMarked;
