// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.barcode.engine;

import org.jspecify.annotations.NullMarked;
