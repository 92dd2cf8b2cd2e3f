// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.cli;

import org.jspecify.annotations.NullMarked;
