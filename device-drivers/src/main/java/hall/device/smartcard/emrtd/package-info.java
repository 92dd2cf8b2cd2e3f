// SPDX-License-Identifier: Apache-2.0
/// Electronic travel documents: ICAO Doc 9303 parts 10 and 11, through JMRTD.
@NullMarked
package hall.device.smartcard.emrtd;

import org.jspecify.annotations.NullMarked;
