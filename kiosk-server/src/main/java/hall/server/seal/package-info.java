// SPDX-License-Identifier: Apache-2.0
/// Electronic seals of documents that other units issue: whether they hold, and who vouches for
/// them.
@NullMarked
package hall.server.seal;

import org.jspecify.annotations.NullMarked;
