// SPDX-License-Identifier: Apache-2.0
/// Tests beside what they test.
@NullMarked
package hall.kiosk.screen.receipt;

import org.jspecify.annotations.NullMarked;
