// SPDX-License-Identifier: Apache-2.0
/// Commands to terminals: ordered by operators, taken and reported by terminals, kept for a long
/// time.
@NullMarked
package hall.server.command;

import org.jspecify.annotations.NullMarked;
