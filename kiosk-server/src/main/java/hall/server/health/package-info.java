// SPDX-License-Identifier: Apache-2.0
/// Whether this server lives and can serve.
@NullMarked
package hall.server.health;

import org.jspecify.annotations.NullMarked;
