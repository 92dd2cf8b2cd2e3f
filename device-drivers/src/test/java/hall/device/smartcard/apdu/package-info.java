// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.smartcard.apdu;

import org.jspecify.annotations.NullMarked;
