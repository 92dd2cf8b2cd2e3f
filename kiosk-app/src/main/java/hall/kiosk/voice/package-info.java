// SPDX-License-Identifier: Apache-2.0
/// Speaks: words prepared for a voice, the voice, and where it is heard.
@NullMarked
package hall.kiosk.voice;

import org.jspecify.annotations.NullMarked;
