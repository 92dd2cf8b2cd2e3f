// SPDX-License-Identifier: Apache-2.0
/// Commands to terminals: ordered by operators, taken and reported by terminals, kept for ever.
@NullMarked
package hall.server.command;

import org.jspecify.annotations.NullMarked;
