// SPDX-License-Identifier: Apache-2.0
/// One loop on one thread: runs the journey's effects, posts its events, purges.
@NullMarked
package hall.kiosk.session;

import org.jspecify.annotations.NullMarked;
