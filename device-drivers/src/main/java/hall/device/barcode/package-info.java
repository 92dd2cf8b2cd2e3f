// SPDX-License-Identifier: Apache-2.0
/// Bar codes and two-dimensional codes.
@NullMarked
package hall.device.barcode;

import org.jspecify.annotations.NullMarked;
