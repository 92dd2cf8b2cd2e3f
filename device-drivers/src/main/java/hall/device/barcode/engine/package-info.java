// SPDX-License-Identifier: Apache-2.0
/// Bar-code modules that read a code held before their window and send its text.
@NullMarked
package hall.device.barcode.engine;

import org.jspecify.annotations.NullMarked;
