// SPDX-License-Identifier: Apache-2.0
/// Tests of the folder that stands for a printer.
@NullMarked
package hall.device.print.folder;

import org.jspecify.annotations.NullMarked;
