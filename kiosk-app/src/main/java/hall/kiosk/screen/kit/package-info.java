// SPDX-License-Identifier: Apache-2.0
/// The design system that all screens share: measures, colours, words and controls.
@NullMarked
package hall.kiosk.screen.kit;

import org.jspecify.annotations.NullMarked;
