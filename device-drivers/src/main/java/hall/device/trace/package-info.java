// SPDX-License-Identifier: Apache-2.0
/// Recordings of what passes between a driver and its device, byte for byte, and their replay.
@NullMarked
package hall.device.trace;

import org.jspecify.annotations.NullMarked;
