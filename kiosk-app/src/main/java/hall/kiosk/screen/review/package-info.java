// SPDX-License-Identifier: Apache-2.0
/// Look at everything once more before it is submitted.
@NullMarked
package hall.kiosk.screen.review;

import org.jspecify.annotations.NullMarked;
