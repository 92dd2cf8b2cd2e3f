// SPDX-License-Identifier: Apache-2.0
/// Chinese text entry for the keyboard on the screen: pinyin, strokes and drawings in, Chinese
/// characters out, nothing remembered.
@NullMarked
package hall.kiosk.text;

import org.jspecify.annotations.NullMarked;
