// SPDX-License-Identifier: Apache-2.0
/// Queue-ticket and receipt printers.
@NullMarked
package hall.device.ticket;

import org.jspecify.annotations.NullMarked;
