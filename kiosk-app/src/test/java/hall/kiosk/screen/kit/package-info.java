// SPDX-License-Identifier: Apache-2.0
/// Tests beside what they test.
@NullMarked
package hall.kiosk.screen.kit;

import org.jspecify.annotations.NullMarked;
