// SPDX-License-Identifier: Apache-2.0
/// Complaints, suggestions and what could not be got done.
@NullMarked
package hall.kiosk.screen.complain;

import org.jspecify.annotations.NullMarked;
