// SPDX-License-Identifier: Apache-2.0
/// Device models as data: what a model does otherwise than its protocol says, and what can't be
/// asked of it.
@NullMarked
package hall.device.model;

import org.jspecify.annotations.NullMarked;
