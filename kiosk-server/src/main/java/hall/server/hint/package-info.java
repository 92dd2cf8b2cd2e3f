// SPDX-License-Identifier: Apache-2.0
/// Open streams on which terminals are told that something had better be looked at.
@NullMarked
package hall.server.hint;

import org.jspecify.annotations.NullMarked;
