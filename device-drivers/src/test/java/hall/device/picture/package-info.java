// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.picture;

import org.jspecify.annotations.NullMarked;
