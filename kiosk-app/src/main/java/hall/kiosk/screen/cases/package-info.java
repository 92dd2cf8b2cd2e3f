// SPDX-License-Identifier: Apache-2.0
/// How far one's own cases are: the list, and one case with its trail.
@NullMarked
package hall.kiosk.screen.cases;

import org.jspecify.annotations.NullMarked;
