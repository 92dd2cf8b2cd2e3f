// SPDX-License-Identifier: Apache-2.0
/// The on-screen keyboards: digits, letters, and Chinese by pinyin, by strokes or drawn by a
/// finger.
@NullMarked
package hall.kiosk.screen.keyboard;

import org.jspecify.annotations.NullMarked;
