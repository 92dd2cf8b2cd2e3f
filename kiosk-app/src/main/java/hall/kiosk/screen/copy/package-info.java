// SPDX-License-Identifier: Apache-2.0
/// Copying papers and identity cards.
@NullMarked
package hall.kiosk.screen.copy;

import org.jspecify.annotations.NullMarked;
