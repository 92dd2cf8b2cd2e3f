// SPDX-License-Identifier: Apache-2.0
/// The citizen's journey as a pure state machine: no I/O, no clock, no JavaFX.
@NullMarked
package hall.kiosk.journey;

import org.jspecify.annotations.NullMarked;
