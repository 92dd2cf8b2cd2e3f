// SPDX-License-Identifier: Apache-2.0
/// What became of the submission, exactly as far as it is known.
@NullMarked
package hall.kiosk.screen.receipt;

import org.jspecify.annotations.NullMarked;
