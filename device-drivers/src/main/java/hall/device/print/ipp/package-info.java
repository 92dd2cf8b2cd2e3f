// SPDX-License-Identifier: Apache-2.0
/// Printers that speak IPP.
@NullMarked
package hall.device.print.ipp;

import org.jspecify.annotations.NullMarked;
