// SPDX-License-Identifier: Apache-2.0
/// A4 printers and the evidence that paper came out.
@NullMarked
package hall.device.print;

import org.jspecify.annotations.NullMarked;
