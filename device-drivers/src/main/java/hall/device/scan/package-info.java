// SPDX-License-Identifier: Apache-2.0
/// Scanners and what they deliver: pages.
@NullMarked
package hall.device.scan;

import org.jspecify.annotations.NullMarked;
