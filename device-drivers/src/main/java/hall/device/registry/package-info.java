// SPDX-License-Identifier: Apache-2.0
/// From a device URI to its driver.
@NullMarked
package hall.device.registry;

import org.jspecify.annotations.NullMarked;
