// SPDX-License-Identifier: Apache-2.0
/// Commands to a card and its answers: ISO/IEC 7816-4.
@NullMarked
package hall.device.smartcard.apdu;

import org.jspecify.annotations.NullMarked;
