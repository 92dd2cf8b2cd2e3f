// SPDX-License-Identifier: Apache-2.0
/// Bills and their payment by QR code (缴费): whatever happens to a terminal, the line or a server, a
/// payment ends as paid with a receipt, as not paid, or with its money on the way back.
@NullMarked
package hall.server.payment;

import org.jspecify.annotations.NullMarked;
