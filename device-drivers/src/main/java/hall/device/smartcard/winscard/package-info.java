// SPDX-License-Identifier: Apache-2.0
/// javax.smartcardio over libpcsclite through the FFM API, which survives a restart of pcscd.
@NullMarked
package hall.device.smartcard.winscard;

import org.jspecify.annotations.NullMarked;
