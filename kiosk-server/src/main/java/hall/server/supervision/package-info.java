// SPDX-License-Identifier: Apache-2.0
/// What supervision (电子监察) sees: every event of every case, and how much of it was in time.
@NullMarked
package hall.server.supervision;

import org.jspecify.annotations.NullMarked;
