// SPDX-License-Identifier: Apache-2.0
/// The walls of the house, and proof that each of them holds.
@NullMarked
package hall.walls;

import org.jspecify.annotations.NullMarked;
