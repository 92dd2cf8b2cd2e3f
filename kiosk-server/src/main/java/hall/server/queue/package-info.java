// SPDX-License-Identifier: Apache-2.0
/// Numbers, lines and windows: who waits for whom, who is called next, what hangs on the wall.
@NullMarked
package hall.server.queue;

import org.jspecify.annotations.NullMarked;
