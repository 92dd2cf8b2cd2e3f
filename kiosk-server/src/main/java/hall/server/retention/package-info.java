// SPDX-License-Identifier: Apache-2.0
/// How long things are kept that nobody needs for ever.
@NullMarked
package hall.server.retention;

import org.jspecify.annotations.NullMarked;
