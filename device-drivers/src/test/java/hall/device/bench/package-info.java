// SPDX-License-Identifier: Apache-2.0
/// What the device layer costs, measured beside what it is compared with.
@NullMarked
package hall.device.bench;

import org.jspecify.annotations.NullMarked;
