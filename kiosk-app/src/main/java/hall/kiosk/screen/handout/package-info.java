// SPDX-License-Identifier: Apache-2.0
/// What becomes of a paper to take along.
@NullMarked
package hall.kiosk.screen.handout;

import org.jspecify.annotations.NullMarked;
