// SPDX-License-Identifier: Apache-2.0
/// A folder in place of a printer.
@NullMarked
package hall.device.print.folder;

import org.jspecify.annotations.NullMarked;
