// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.scan.page;

import org.jspecify.annotations.NullMarked;
