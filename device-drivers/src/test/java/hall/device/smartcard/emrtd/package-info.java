// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.smartcard.emrtd;

import org.jspecify.annotations.NullMarked;
