// SPDX-License-Identifier: Apache-2.0
/// The published service items and every version that a case may keep.
@NullMarked
package hall.server.catalogue;

import org.jspecify.annotations.NullMarked;
