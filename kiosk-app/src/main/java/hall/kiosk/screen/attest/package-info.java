// SPDX-License-Identifier: Apache-2.0
/// Printing a certificate: which one, how many, a look at it, and what came out.
@NullMarked
package hall.kiosk.screen.attest;

import org.jspecify.annotations.NullMarked;
