// SPDX-License-Identifier: Apache-2.0
/// The driver of readers that PC/SC knows.
@NullMarked
package hall.device.smartcard.pcsc;

import org.jspecify.annotations.NullMarked;
