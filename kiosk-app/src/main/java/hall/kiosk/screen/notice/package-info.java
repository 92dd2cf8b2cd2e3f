// SPDX-License-Identifier: Apache-2.0
/// Everything that is needed, told at once before anything is asked.
@NullMarked
package hall.kiosk.screen.notice;

import org.jspecify.annotations.NullMarked;
