// SPDX-License-Identifier: Apache-2.0
/// May papers be scanned?
@NullMarked
package hall.kiosk.screen.consent;

import org.jspecify.annotations.NullMarked;
