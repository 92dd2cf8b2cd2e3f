// SPDX-License-Identifier: Apache-2.0
/// The accounts of operators: kept by system administrators, each one's own looked after by itself.
@NullMarked
package hall.server.user;

import org.jspecify.annotations.NullMarked;
