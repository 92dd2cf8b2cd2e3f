// SPDX-License-Identifier: Apache-2.0
/// Tests of the raster: read back by a parser of its own, and looked at beside pdftoppm.
@NullMarked
package hall.device.print.raster;

import org.jspecify.annotations.NullMarked;
