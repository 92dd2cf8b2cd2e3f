// SPDX-License-Identifier: Apache-2.0
/// Take your card and papers.
@NullMarked
package hall.kiosk.screen.thanks;

import org.jspecify.annotations.NullMarked;
