// SPDX-License-Identifier: Apache-2.0
/// Byte links to devices: serial lines and TCP; the only user of jSerialComm.
@NullMarked
package hall.device.transport;

import org.jspecify.annotations.NullMarked;
