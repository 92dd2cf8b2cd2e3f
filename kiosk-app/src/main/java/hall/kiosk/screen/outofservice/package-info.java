// SPDX-License-Identifier: Apache-2.0
/// Why nothing can be offered now, and where help is.
@NullMarked
package hall.kiosk.screen.outofservice;

import org.jspecify.annotations.NullMarked;
