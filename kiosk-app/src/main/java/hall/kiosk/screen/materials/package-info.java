// SPDX-License-Identifier: Apache-2.0
/// Scan the papers, look at them, redo them.
@NullMarked
package hall.kiosk.screen.materials;

import org.jspecify.annotations.NullMarked;
