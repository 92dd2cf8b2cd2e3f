// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.trace;

import org.jspecify.annotations.NullMarked;
