// SPDX-License-Identifier: Apache-2.0
/// How much of a month terminals and halls were there for citizens.
@NullMarked
package hall.server.availability;

import org.jspecify.annotations.NullMarked;
