// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.watch;

import org.jspecify.annotations.NullMarked;
