// SPDX-License-Identifier: Apache-2.0
/// What every device of a hall has in common: a URI, a state, faults that say who must act, and
/// deadlines.
@NullMarked
package hall.device;

import org.jspecify.annotations.NullMarked;
