// SPDX-License-Identifier: Apache-2.0
/// Signed requests to a platform above, and its signed answers.
@NullMarked
package hall.server.channel;

import org.jspecify.annotations.NullMarked;
