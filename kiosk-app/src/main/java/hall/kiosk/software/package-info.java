// SPDX-License-Identifier: Apache-2.0
/// The releases of this software on the terminal: which are trusted, where they lie, which of them
/// the supervisor shall start.
@NullMarked
package hall.kiosk.software;

import org.jspecify.annotations.NullMarked;
