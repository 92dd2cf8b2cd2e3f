// SPDX-License-Identifier: Apache-2.0
/// What the drivers cost, each figure beside a baseline of the same run.
@NullMarked
package hall.device.bench;

import org.jspecify.annotations.NullMarked;
