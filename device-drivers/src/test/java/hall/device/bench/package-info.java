// SPDX-License-Identifier: Apache-2.0
/// The figures of `./kiosk bench devices`, each beside a baseline of the same run.
@NullMarked
package hall.device.bench;

import org.jspecify.annotations.NullMarked;
