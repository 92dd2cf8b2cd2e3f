// SPDX-License-Identifier: Apache-2.0
/// PDF pages as PWG raster, for printers that read no PDF.
@NullMarked
package hall.device.print.raster;

import org.jspecify.annotations.NullMarked;
