// SPDX-License-Identifier: Apache-2.0
/// The composition root of the touchscreen application; nobody depends on it.
@NullMarked
package hall.kiosk;

import org.jspecify.annotations.NullMarked;
