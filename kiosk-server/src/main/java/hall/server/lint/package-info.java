// SPDX-License-Identifier: Apache-2.0
/// What the law and the higher catalogue ask of a service item before it may be published.
@NullMarked
package hall.server.lint;

import org.jspecify.annotations.NullMarked;
