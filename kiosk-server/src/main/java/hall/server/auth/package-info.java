// SPDX-License-Identifier: Apache-2.0
/// Who is calling: terminals by credential, operators by session; neither opens the other's doors.
@NullMarked
package hall.server.auth;

import org.jspecify.annotations.NullMarked;
