// SPDX-License-Identifier: Apache-2.0
/// Find an item by theme, by department or by search.
@NullMarked
package hall.kiosk.screen.choose;

import org.jspecify.annotations.NullMarked;
