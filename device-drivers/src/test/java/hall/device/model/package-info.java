// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.model;

import org.jspecify.annotations.NullMarked;
