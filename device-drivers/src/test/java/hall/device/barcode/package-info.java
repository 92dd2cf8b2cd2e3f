// SPDX-License-Identifier: Apache-2.0
@NullMarked
package hall.device.barcode;

import org.jspecify.annotations.NullMarked;
