// SPDX-License-Identifier: Apache-2.0
/// What is printed and what is filed: receipts, tickets, application forms, signatures.
@NullMarked
package hall.kiosk.paper;

import org.jspecify.annotations.NullMarked;
