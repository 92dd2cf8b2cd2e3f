// SPDX-License-Identifier: Apache-2.0
/// On its way: what is safe already and what is still under way.
@NullMarked
package hall.kiosk.screen.submitting;

import org.jspecify.annotations.NullMarked;
