// SPDX-License-Identifier: Apache-2.0
/// Seeded mutation fuzzing for everything that turns bytes of a device into records.
@NullMarked
package hall.device.fuzz;

import org.jspecify.annotations.NullMarked;
