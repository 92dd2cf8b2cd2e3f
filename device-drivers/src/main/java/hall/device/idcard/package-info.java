// SPDX-License-Identifier: Apache-2.0
/// Resident identity cards (GA 450 family).
@NullMarked
package hall.device.idcard;

import org.jspecify.annotations.NullMarked;
