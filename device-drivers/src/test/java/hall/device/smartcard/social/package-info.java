// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.smartcard.social;

import org.jspecify.annotations.NullMarked;
