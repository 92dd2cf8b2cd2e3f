// SPDX-License-Identifier: Apache-2.0
/// Fill in what the card does not answer.
@NullMarked
package hall.kiosk.screen.form;

import org.jspecify.annotations.NullMarked;
